"""Bytes of a file to tables of cells."""
