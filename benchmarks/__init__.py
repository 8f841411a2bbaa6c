"""Benchmarks of the scheduler, with the baselines it has to beat: `python -m benchmarks`."""
