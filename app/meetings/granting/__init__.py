"""Which requests a timetable grants, and why it does not grant the others."""
