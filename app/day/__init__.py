"""The day itself: presence, releases, standby, proposals to repair the timetable."""
