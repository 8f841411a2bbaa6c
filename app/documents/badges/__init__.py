"""Badges on paper, with their QR codes."""
