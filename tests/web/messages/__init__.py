"""Tests of `app.web.messages`."""
