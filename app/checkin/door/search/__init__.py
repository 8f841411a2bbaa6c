"""Finding people and villages by what is said at the door."""
