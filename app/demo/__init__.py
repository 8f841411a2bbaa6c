"""The Banjarnegara event from its lists to its documents, in one command."""
