"""What an organizer lets the day do by itself, and within which bounds."""
