"""Tests of what changes over the years."""
