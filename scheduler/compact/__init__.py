"""The compactness tier: fewer breaks for a timetable, and bounds on them."""
