"""Companies and offices, what they offer, and their tables."""
