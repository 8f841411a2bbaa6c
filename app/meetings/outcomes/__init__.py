"""What became of meetings: held or not, and what they led to."""
