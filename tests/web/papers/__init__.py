"""Tests of `app.web.papers`."""
