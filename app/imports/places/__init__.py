"""Uploading an event's own places: read by the same process as lists."""
