"""The page of an event's area."""
