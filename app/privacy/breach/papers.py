"""A breach report as a paper and as a workbook."""

import io
from datetime import datetime

from xlsxwriter import Workbook

from app.core.locale import Locale, clock_time, local_day, long_date, text
from app.core.names import printed
from app.documents.spreadsheet import Column, add_sheet
from app.documents.statement.shapes import Part, Section
from app.privacy.breach.schemas import BreachOut

ZONE = "Asia/Jakarta"
"""A report may be about several events, so its times are those of most of the country."""
ON_PAPER = 500
"""People whom the paper names; the workbook names all."""
_EXPOSURES = ("what", "who", "from", "event", "data", "people", "first", "last", "times")
_PEOPLE = ("name", "data", "first", "last", "times")
_WIDTHS = (32, 18, 18, 30, 50, 10, 28, 28, 8)
_PEOPLE_WIDTHS = (32, 60, 28, 28, 8)


def statement(report: BreachOut, locale: Locale) -> Part:
    """Return the report as a paper, with what the notice to those concerned must say."""
    people = _people(report, locale)
    facts = [
        ("span", f"{said(report.since, locale)} – {said(report.until, locale)}"),
        ("who", report.actor or text("privacy.breach_anybody", locale)),
        ("from", report.address or text("privacy.breach_anywhere", locale)),
        ("noticed", said(report.noticed_at, locale)),
        ("due", said(report.due_at, locale)),
        ("acts", str(report.acts)),
        ("concerned", str(len(people))),
    ]
    more = len(people) - ON_PAPER
    sections = [
        Section(
            "", facts=[(text(f"privacy.breach_{name}", locale), value) for name, value in facts]
        ),
        Section(
            text("privacy.breach_exposures", locale),
            columns=_labels(_EXPOSURES, locale),
            widths=(14, 11, 11, 14, 20, 7, 12, 12, 6),
            rows=[[str(cell) for cell in row] for row in _exposures(report, locale)],
            none=text("privacy.breach_none", locale),
        ),
        Section(
            text("privacy.breach_people_heading", locale),
            lead=text("privacy.breach_more", locale, count=more) if more > 0 else "",
            columns=_labels(_PEOPLE, locale),
            widths=(24, 40, 16, 16, 6),
            rows=[[str(cell) for cell in row] for row in people[:ON_PAPER]],
        ),
        Section(
            text("privacy.breach_to_say", locale),
            facts=[
                (text(f"privacy.breach_say_{name}", locale), "…")
                for name in ("how", "done", "contact")
            ],
        ),
    ]
    return Part(
        locale,
        text("privacy.breach", locale),
        [text("privacy.breach_lead", locale)],
        sections,
    )


def workbook(report: BreachOut, locale: Locale) -> bytes:
    """Return the report as a workbook: what was done, and whose data it concerns."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        for name, columns, widths, rows in (
            ("sheet_acts", _EXPOSURES, _WIDTHS, _exposures(report, locale)),
            ("sheet_people", _PEOPLE, _PEOPLE_WIDTHS, _people(report, locale)),
        ):
            labels = zip(_labels(columns, locale), widths, strict=True)
            add_sheet(
                book, text(f"privacy.breach_{name}", locale), [Column(*one) for one in labels], rows
            )
    return buffer.getvalue()


def said(moment: datetime, locale: Locale) -> str:
    """Return a moment of a report in words."""
    return f"{long_date(local_day(moment, ZONE), locale)} {clock_time(moment, ZONE, locale)} WIB"


def _labels(names: tuple[str, ...], locale: Locale) -> list[str]:
    return [text(f"privacy.breach_{name}", locale) for name in names]


def _exposures(report: BreachOut, locale: Locale) -> list[list[str | int]]:
    return [
        [
            one.kind_text,
            one.actor,
            ", ".join(one.addresses),
            one.event or "–",
            "; ".join(one.data_text),
            one.people,
            said(one.first_at, locale),
            said(one.last_at, locale),
            one.times,
        ]
        for one in report.exposures
    ]


def _people(report: BreachOut, locale: Locale) -> list[list[str | int]]:
    return [
        [
            printed(one.name),
            "; ".join(one.data_text),
            said(one.first_at, locale),
            said(one.last_at, locale),
            one.times,
        ]
        for one in report.concerned
    ]
