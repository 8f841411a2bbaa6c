"""Logging in, and one's own tokens."""
