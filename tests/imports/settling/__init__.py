"""Rows that wait for a person, and what is decided about them."""
