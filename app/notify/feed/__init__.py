"""The live feed of an event: what happens in it, told as it happens."""
