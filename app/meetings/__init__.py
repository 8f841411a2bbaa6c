"""Timetables and their meetings: versions, what they grant, agendas, outcomes."""
