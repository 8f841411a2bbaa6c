"""The best timetable so far, and those who follow it."""
