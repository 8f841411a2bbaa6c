"""Which papers are wanted, compared with an earlier version or with what was printed."""
