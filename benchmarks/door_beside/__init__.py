"""How other work of the service slows down scans at the door (`python -m`)."""
