"""One cooperative's row of the matrix: what it asks for, and what was decided about its pairs."""
