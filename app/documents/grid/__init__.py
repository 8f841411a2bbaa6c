"""The whole timetable: tables down, slots across."""
