"""Marks of people who were erased, by which a batch or a list that still has them is known."""
