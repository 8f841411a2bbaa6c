"""Tests of `app.web.report`."""
