"""Timetables built from a selection of pairs, without search."""
