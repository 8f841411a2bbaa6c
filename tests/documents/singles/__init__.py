"""Tests of papers of one person or partner alone."""
