"""What a device keeps of an event so that it can decide without a network."""
