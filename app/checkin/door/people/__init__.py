"""People as staff at the door see them, and the badges printed for them."""
