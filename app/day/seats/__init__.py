"""Seats released by absence, and standby: who waits, what is offered to whom."""
