"""The whole timetable as a grid: tables as rows, slots as columns."""
