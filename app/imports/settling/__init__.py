"""Rows that wait for a person: what can be decided about each, and what was decided."""
