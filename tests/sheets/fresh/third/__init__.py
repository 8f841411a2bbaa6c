"""The third batch: made up while the reader was mended by the first two, unseen by who did."""
