"""Changing a version by hand: each change makes a new draft, exactly as it was promised."""
