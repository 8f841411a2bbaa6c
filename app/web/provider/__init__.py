"""The way to another provider and back, to log in or to link an account."""
