"""The page that publishes a version."""
