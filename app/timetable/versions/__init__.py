"""Versions of the timetable over HTTP: reading, publishing, comparing, certificates."""
