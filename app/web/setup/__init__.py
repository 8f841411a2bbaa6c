"""What the door needs before the day: devices, gates and links for partners."""
