"""Pages that a device keeps and opens without a network."""
