"""Cooperatives, and the people who carry a badge."""
