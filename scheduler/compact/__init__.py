"""Compactness: give meetings that are all to be held their slots, with the fewest breaks."""
