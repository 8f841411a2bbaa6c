"""The best timetable so far, and reports of progress."""
