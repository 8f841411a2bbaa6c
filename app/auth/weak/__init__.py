"""Passwords that guessers try first."""
