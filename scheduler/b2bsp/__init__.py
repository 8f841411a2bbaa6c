"""The business-to-business meeting scheduling problem as published."""
