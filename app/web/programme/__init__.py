"""The programme of an event on a time axis, changed block by block."""
