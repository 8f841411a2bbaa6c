"""The clock of an event's day: the real one, except that a rehearsal's can be moved."""
