"""Several timetables to choose from, which differ as much as is asked for."""
