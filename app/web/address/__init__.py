"""The installation's public address: set, and tried with a phone."""
