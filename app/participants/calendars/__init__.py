"""The calendar that a phone subscribes to: an address of its own for each badge."""
