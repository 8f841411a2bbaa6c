"""The page on which an event begins."""
