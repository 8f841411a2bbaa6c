"""From requests to a published timetable: solve runs, versions, certificates."""
