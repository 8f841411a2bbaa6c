"""Benchmarks of the scheduler and of baselines to compare with: `python -m benchmarks`."""
