"""What partners and table hosts say of their own day: late, leaving, a table closed or opened."""
