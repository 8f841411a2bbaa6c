"""Errors shown as pages."""
