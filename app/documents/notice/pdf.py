"""The notice at the door as PDF."""

from collections.abc import Sequence
from typing import Any

from app.documents.notice.shapes import NoticePart
from app.documents.typesetting import typeset


def render_notice(parts: Sequence[NoticePart]) -> bytes:
    """Return one A4 page: the first language large, the others smaller beneath it."""
    data: dict[str, Any] = {"event": {}, "locale": parts[0].locale, "labels": {}, "parts": parts}
    return typeset("notice", data)
