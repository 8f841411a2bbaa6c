"""The area of an event: which places its lists may name."""
