"""The page of how long personal data is kept."""
