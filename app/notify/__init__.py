"""The live feed of an event."""
