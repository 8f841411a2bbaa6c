"""Tests of many people in one call."""
