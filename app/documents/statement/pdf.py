"""Statements as PDF."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from app.documents.statement.shapes import Part, Section
from app.documents.typesetting import typeset

_LONG: Final = re.compile(r"\S{16}(?=\S)")
"""So many characters without a blank: after them a line may be broken."""
_BREAK: Final = "\u200b"


def render_statement(parts: Sequence[Part], landscape: bool = False) -> bytes:
    """Return the parts on A4, each from a new page on."""
    data: dict[str, Any] = {
        "event": {},
        "locale": parts[0].locale,
        "labels": {},
        "landscape": landscape,
        "parts": [replace(part, sections=[*map(_fitting, part.sections)]) for part in parts],
    }
    return typeset("statement", data)


def _fitting(section: Section) -> Section:
    """Return a section in which the longest words can be broken."""
    return replace(
        section,
        facts=[(name, _breakable(said)) for name, said in section.facts],
        rows=[[_breakable(cell) for cell in row] for row in section.rows],
        widths=section.widths or [1] * len(section.columns),
    )


def _breakable(said: str) -> str:
    return _LONG.sub(lambda found: found[0] + _BREAK, said)
