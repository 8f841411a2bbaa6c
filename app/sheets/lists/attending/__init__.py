"""The list of attendees: columns, people of a row, rows about the same people."""
