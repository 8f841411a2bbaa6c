"""Devices: added by organizers, enrolled by a one-time code, and revoked."""
