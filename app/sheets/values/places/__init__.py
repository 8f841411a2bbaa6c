"""Which village a row means: codes, addresses, slips of the keyboard, but no guess between two."""
