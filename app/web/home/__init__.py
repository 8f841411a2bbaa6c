"""A user's events, and the first page of one."""
