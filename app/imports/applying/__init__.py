"""Applying a list to an event: what each kind of list leads to, and the records made and changed."""
