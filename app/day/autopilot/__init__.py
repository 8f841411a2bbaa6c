"""What is done by itself on the day, within what the organizer set."""
