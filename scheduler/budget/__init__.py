"""Limits of a run: time or work, threads, and stop signals."""
