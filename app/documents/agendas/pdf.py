"""Agendas as PDF: one A5 page per cooperative, two on an A4 sheet, grouped by kecamatan."""

from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from app.core.locale import DEFAULT_LOCALE, Locale, text
from app.documents.agendas.shapes import AgendaLine, AgendaView
from app.documents.shapes import EventHeader
from app.documents.typesetting import Output, typeset

AgendaPaper = Literal["a4", "a5"]
_LABELS = (
    "agendas_title",
    "agenda_time",
    "agenda_table",
    "agenda_partner",
    "agenda_no_meeting",
    "agenda_no_meeting_why",
    "agenda_no_request",
    "agenda_ungranted",
)


def render_agendas(
    event: EventHeader,
    agendas: Sequence[AgendaView],
    locale: Locale = DEFAULT_LOCALE,
    paper: AgendaPaper = "a4",
    output: Output = "pdf",
) -> bytes:
    """Return the agendas in the order given; each kecamatan starts on a new sheet.

    The agenda of a cooperative without a meeting says so, with the reason for each of its requests.
    The PDF has a bookmark for each kecamatan and village.
    """
    data = {
        "event": event,
        "sections": [
            {"kecamatan": kecamatan, "agendas": [_with_count(view, locale) for view in views]}
            for kecamatan, views in groupby(agendas, key=lambda view: view.kecamatan)
        ],
        "paper": paper,
        "locale": locale,
        "labels": {name: text(f"documents.{name}", locale) for name in _LABELS},
    }
    return typeset("agendas", data, output=output)


def _with_count(view: AgendaView, locale: Locale) -> dict[str, object]:
    count = sum(isinstance(line, AgendaLine) for line in view.lines)
    name = "agenda_one_meeting" if count == 1 else "agenda_meetings"
    return {
        "view": view,
        "meetings": count,
        "count_text": text(f"documents.{name}", locale, count=count),
    }
