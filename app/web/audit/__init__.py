"""The page of the whole audit log."""
