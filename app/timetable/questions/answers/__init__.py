"""Answers: their shapes, with names and sentences."""
