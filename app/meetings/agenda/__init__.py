"""The agenda that a badge opens: its holder's own meetings."""
