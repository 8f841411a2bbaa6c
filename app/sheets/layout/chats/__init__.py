"""Lines as people paste them from a chat -> rows under a heading of our own."""
