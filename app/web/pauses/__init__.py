"""Pauses: what is kept free for a prayer or a meal, set before the timetable is made."""
