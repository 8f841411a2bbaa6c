"""Check-in: gates, scans, conflicts, arrivals and work at the door."""
