"""Sending to phones what they are still to be told."""
