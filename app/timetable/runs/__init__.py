"""Solve runs: requested, watched and stopped; a worker carries them out."""
