"""The list of partners: who they are, their tables, and when they are there."""
