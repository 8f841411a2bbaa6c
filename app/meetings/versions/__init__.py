"""Timetables as numbered versions, one of them published."""
