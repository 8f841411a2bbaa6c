"""What becomes of the seats of those who come late."""
