"""Questions about one timetable: why a pair does not meet, where a meeting can go."""
