"""The live feed of an event: what happens in it, as it happens."""
