"""What is told to others as it happens: the live feed of an event."""
