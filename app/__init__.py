"""Titik Temu: event check-in and business-meeting scheduling."""
