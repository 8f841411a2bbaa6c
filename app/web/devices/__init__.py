"""Devices of an event, a part of the door's page."""
