"""What was printed, and what is outdated."""
