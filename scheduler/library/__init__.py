"""What a program of one's own builds, reads and draws: a model, rows of a timetable, pictures."""
