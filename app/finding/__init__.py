"""One search over everybody and every table of an event, tolerant of spelling."""
