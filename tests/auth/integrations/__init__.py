"""Tests of other systems that call."""
