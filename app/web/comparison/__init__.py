"""Comparing two versions of the timetable, and going back to one."""
