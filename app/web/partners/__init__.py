"""Partners, their tables and their links."""
