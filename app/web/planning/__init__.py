"""How many meetings can be granted, and what would make room for more."""
