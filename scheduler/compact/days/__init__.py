"""Whole days: models of the days of travellers, and the search on them."""
