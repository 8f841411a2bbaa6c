"""The list of requests: one in a row, in columns of choices, or as a grid of marks."""
