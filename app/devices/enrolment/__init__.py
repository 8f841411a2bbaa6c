"""Devices: made by organizers, enrolled by a one-time code, heard and revoked."""
