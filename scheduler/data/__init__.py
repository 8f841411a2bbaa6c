"""A problem as arrays, and what is counted in a solution."""
