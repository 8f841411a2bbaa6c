"""Solve runs: asked for, carried out in a worker, watched and stopped."""
