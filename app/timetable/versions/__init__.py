"""Versions of the timetable over HTTP: read, published, compared, certified."""
