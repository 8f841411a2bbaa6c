"""What the text of one cell means: keys, phones, dates, places, tags, names."""
