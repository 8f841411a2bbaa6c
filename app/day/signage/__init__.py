"""What a screen in the hall shows."""
