"""The lists of an event: their kinds, their history, and uploading."""
