"""Applications of lists, taken back as long as nothing was built on them."""
