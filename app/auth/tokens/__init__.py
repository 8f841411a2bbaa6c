"""Tokens: who holds them, and which still work."""
