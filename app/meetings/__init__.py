"""Timetables and their meetings: versions, granted requests, agendas, outcomes."""
