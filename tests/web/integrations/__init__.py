"""Tests of the page of other systems."""
