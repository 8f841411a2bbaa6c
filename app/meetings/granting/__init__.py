"""What a timetable grants of the requests, and why not the rest."""
