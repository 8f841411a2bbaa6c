"""The page on which an invited user sets a password."""
