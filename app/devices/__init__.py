"""Devices of an event: enrolled by a code, and what they keep for working without a network."""
