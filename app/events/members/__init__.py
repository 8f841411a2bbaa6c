"""The members of an event, and its audit log, over HTTP."""
