"""Papers of one person or one partner alone."""
