"""The matrix of requests: read, decided pair by pair, and derived after a preview."""
