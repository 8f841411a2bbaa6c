"""Log-in, and the caller's own tokens."""
