"""Badges at the door: a substitute's badge, and reprints."""
