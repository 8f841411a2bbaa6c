"""The timetable and one cooperative's path through it."""
