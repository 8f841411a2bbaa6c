"""Applying a list to an event: what each kind leads to, and the records made and changed."""
