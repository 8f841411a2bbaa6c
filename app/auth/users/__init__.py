"""Users: adding and disabling them, and giving them passwords."""
