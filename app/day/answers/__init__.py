"""Offers answered where the cooperative stands: by its badge, at the door, at the table."""
