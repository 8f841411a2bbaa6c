"""Answers about lists and timetables as tables with bars, shown by two pages."""
