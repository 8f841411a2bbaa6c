"""Metrics for Prometheus: of requests, of this process, and of the whole installation."""
