"""All that is held of a person as a paper, from the same body as the export."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.attendees.records import Cooperative
from app.checkin.records import Gate
from app.core.locale import Locale, catalogue, clock_time, has_text, local_day, long_date, text
from app.documents.statement.shapes import Part, Section
from app.events.records import Event, Interval
from app.partners.records import Partner, Table
from app.privacy.schemas import PersonalDataOut

TECHNICAL: Final = frozenset(
    {
        *("id", "version", "attendee_id", "badge_id", "scan_id", "fact_id", "meeting_id"),
        *("timetable_id", "subject"),
    }
)
"""Numbers of our own, which say nothing to a reader; the export has them."""
_MOMENTS: Final = ("_at", "_since")
LISTS: Final = ("badges", "scans", "meetings", "reports", "feedback", "claims", "lists", "log")
"""The lists of an export, in the order of the paper."""
Names = Mapping[str, str]


def names_of(session: Session, event: Event, locale: Locale) -> Names:
    """Return what gates, tables, slots and parties of an event are called, by id."""
    rows: list[tuple[UUID, str]] = []
    rows += session.exec(select(Gate.id, Gate.name).where(Gate.event_id == event.id)).all()
    rows += session.exec(select(Partner.id, Partner.name).where(Partner.event_id == event.id)).all()
    villages = select(Cooperative.id, Cooperative.village).where(Cooperative.event_id == event.id)
    rows += session.exec(villages).all()
    tables = select(Table.id, col(Table.number)).where(Table.event_id == event.id)
    rows += [(one, str(number)) for one, number in session.exec(tables).all()]
    slots = select(Interval.id, Interval.starts_at).where(Interval.event_id == event.id)
    rows += [(one, _moment(at, event, locale)) for one, at in session.exec(slots).all()]
    return {str(one): name for one, name in rows}


def statement(held: PersonalDataOut, event: Event, names: Names, locale: Locale) -> Part:
    """Return the paper of what is held of a person."""

    def said(field: str, value: Any) -> str:
        return _said(field, value, event, names, locale)

    sections = [
        Section(text(f"privacy.section_{name}", locale), facts=_facts(row, said, locale))
        for name, row in (("person", held.person), ("represents", held.represents))
        if row
    ]
    sections += [_section(name, getattr(held, name), said, locale) for name in LISTS]
    lines = [
        event.name,
        text("privacy.statement_made", locale, at=_moment(held.made_at, event, locale)),
        text("privacy.statement_lead", locale),
    ]
    return Part(locale, text("privacy.statement", locale), lines, sections)


def _facts(row: Mapping[str, Any], said: Any, locale: Locale) -> list[tuple[str, str]]:
    return [
        (text(f"privacy.field_{field}", locale), said(field, row[field]))
        for field in _in_order(row)
        if not _is_nothing(row[field])
    ]


def _section(name: str, rows: Sequence[Mapping[str, Any]], said: Any, locale: Locale) -> Section:
    """Return a list as a table; a column that no row fills is left out."""
    fields = [
        field
        for field in (_in_order(rows[0]) if rows else ())
        if not all(_is_nothing(row[field]) for row in rows)
    ]
    return Section(
        text(f"privacy.section_{name}", locale),
        columns=[text(f"privacy.field_{field}", locale) for field in fields],
        rows=[
            ["" if _is_nothing(row[field]) else said(field, row[field]) for field in fields]
            for row in rows
        ],
        none=text("privacy.section_none", locale),
    )


def _in_order(row: Mapping[str, Any]) -> list[str]:
    """Return the fields that say something to a reader, in the order of their names' catalogue."""
    places = _places()
    return sorted(row.keys() - TECHNICAL, key=lambda field: places[f"privacy.field_{field}"])


@cache
def _places() -> Mapping[str, int]:
    return {name: place for place, name in enumerate(catalogue())}


def _is_nothing(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _said(field: str, value: Any, event: Event, names: Names, locale: Locale) -> str:
    """Return a value in words: a moment by the event's clock, a record by its name."""
    if isinstance(value, bool):
        return text("privacy.value_yes" if value else "privacy.value_no", locale)
    if field == "at" or field.endswith(_MOMENTS):
        return _moment(datetime.fromisoformat(value), event, locale)
    if field == "action":
        word = f"web.audit_did_{value.replace('.', '_')}"
    else:
        word = f"privacy.value_{value}"
    if isinstance(value, str) and has_text(word):
        return text(word, locale)
    if isinstance(value, Mapping):
        pairs = ((_plain(key, names, locale), one) for key, one in value.items())
        return "; ".join(f"{key}: {_plain(one, names, locale)}" for key, one in pairs)
    return _plain(value, names, locale)


def _plain(value: Any, names: Names, locale: Locale) -> str:
    """Return a value as it is, but what has a name in words by that."""
    if isinstance(value, list | tuple):
        return ", ".join(_plain(one, names, locale) for one in value)
    field = f"privacy.field_{value}"
    return text(field, locale) if has_text(field) else names.get(str(value), str(value))


def _moment(moment: datetime, event: Event, locale: Locale) -> str:
    day = long_date(local_day(moment, event.timezone), locale)
    return f"{day} {clock_time(moment, event.timezone, locale)}"
