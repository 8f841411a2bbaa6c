"""Locks and blocks: organizers' decisions about pairs."""
