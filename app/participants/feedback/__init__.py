"""One tap after a meeting: what it was worth to the cooperative."""
