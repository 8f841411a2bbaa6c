"""Applying a list, after saying what that changes, and undoing it."""
