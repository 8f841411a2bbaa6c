"""Rows of lists that wait for a person's decision."""
