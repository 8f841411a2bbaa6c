"""Members of an event: users with a role in it."""
