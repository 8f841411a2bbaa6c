"""The problem, what a solve returns, and how both are read and written."""
