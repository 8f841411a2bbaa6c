"""Badges: revocable credentials printed as QR codes, their signing keys and tokens."""
