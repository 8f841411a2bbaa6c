"""What the door's scans feel of whatever else the service is doing (`python -m`)."""
