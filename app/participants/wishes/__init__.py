"""The partners that a cooperative asks for by its own badges, until a deadline."""
