"""Arrivals: who of those expected has come on a day, and who has not."""
