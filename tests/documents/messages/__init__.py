"""Tests of `app.documents.messages`."""
