"""Programmes: what they begin with, how one is changed into another, and how they are edited."""
