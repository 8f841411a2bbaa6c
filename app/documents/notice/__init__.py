"""The notice about personal data that hangs at the door."""
