"""What hosts say of their own day."""
