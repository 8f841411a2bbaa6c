"""Proposals to repair a timetable: asked for, shown, adopted or dismissed."""
