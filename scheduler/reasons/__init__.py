"""Reasons why nothing satisfies a problem: contradictions to count, demands that may clash."""
