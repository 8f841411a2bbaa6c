"""Tests of what programs build, read and draw."""
