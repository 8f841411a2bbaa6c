"""Requests, locks and blocks, timetables and their meetings."""
