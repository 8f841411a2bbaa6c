"""Making a timetable: one button, the search as it goes, and what came out."""
