"""Offers answered where the cooperative stands."""
