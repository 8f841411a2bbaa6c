"""Questions about lists and timetables, and their answers as analyses."""
