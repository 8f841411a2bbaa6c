"""Badges and everything that is printed: issued, chosen, looked at, fetched."""
