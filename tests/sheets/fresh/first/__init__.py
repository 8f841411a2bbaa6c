"""The first batch: made up before the reader was looked at."""
