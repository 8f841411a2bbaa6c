"""Which version of the timetable each printed agenda and table sheet shows."""
