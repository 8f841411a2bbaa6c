"""Which villages there are: by regency, of one regency or of several, or of a list of one's own."""
