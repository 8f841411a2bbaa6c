"""Tests of `app.documents.results`."""
