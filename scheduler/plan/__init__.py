"""What an event has room for, and what no-shows do to it."""
