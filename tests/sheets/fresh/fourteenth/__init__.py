"""Fourteenth batch: written blind, the truths before the first run."""
