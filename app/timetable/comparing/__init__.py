"""What changed between two timetables, and a timetable in figures."""
