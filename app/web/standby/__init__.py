"""Seats released and offered to those who stand by."""
