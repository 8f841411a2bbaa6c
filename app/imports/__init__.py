"""Uploaded lists on their way into an event: preview, mapping, apply."""
