"""The scheduler's versioned JSON as the objects that the database keeps."""

import json

from app.timetable.exchange import Document


def as_document(text: str) -> Document:
    """Return the scheduler's JSON text as an object."""
    document: Document = json.loads(text)
    return document


def as_text(document: Document) -> str:
    """Return an object as text that the scheduler reads."""
    return json.dumps(document)
