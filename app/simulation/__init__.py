"""A made-up day of an event, played against a running server through its API alone."""
