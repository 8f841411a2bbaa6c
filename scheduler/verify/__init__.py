"""Verification without any solver: of solutions, and of what results claim."""
