"""Seats released by absence, and offered to standby: what became of them."""
