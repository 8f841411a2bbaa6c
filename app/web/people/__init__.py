"""Cooperatives and people: searched, added, changed, withdrawn and brought back."""
