"""A new cooperative: its village, and who represents it."""
