"""The day at the door: arrivals, people missing, conflicts, devices."""
