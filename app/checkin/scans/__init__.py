"""Scans: decided by the rules of admission, appended as facts, in groups that share a commit."""
