"""Who may see and change an event."""
