"""Users: made, disabled, given passwords."""
