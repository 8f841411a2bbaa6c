"""Going back to an earlier version of the timetable, and comparing two."""
