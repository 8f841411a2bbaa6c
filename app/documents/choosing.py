"""Which badges, agendas and table sheets are wanted of all: pure rules."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from app.attendees.records import Cooperative
from app.core.locale import Locale, text
from app.documents.names import OF_A_DAY, DocumentName
from app.documents.queries import BadgeHolder
from app.meetings.queries import MeetingLine
from app.partners.records import Table


@dataclass(frozen=True, slots=True)
class Choice:
    """What is wanted; None: all. What fits several wishes must fit each of them."""

    kecamatan: str | None = None
    partner_id: UUID | None = None
    changed_since: int | None = None
    """Number of the version of the timetable that was printed last."""
    attendee_id: UUID | None = None
    """Of badges only."""
    cooperative_id: UUID | None = None
    """Of agendas only."""
    outdated: bool = False
    """Of agendas and table sheets: those that differ from the newest printed one."""
    day: date | None = None
    """Of what shows meetings only those of this day; badges are the same on all."""


EVERYTHING: Final = Choice()
_NO_FILE_NAME: Final = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")
"""What some system takes in no file's name."""
_LONGEST: Final = 80
"""Characters of an event's name in a file's."""


def wanted_badges(
    holders: Iterable[BadgeHolder],
    choice: Choice,
    since: datetime | None,
    moved: Iterable[Table] = (),
) -> list[BadgeHolder]:
    """Return the badges of people of the kecamatan, of the partner, or of one person.

    Changed are those that were issued since then, those whose holder, cooperative or partner was
    changed since, and those whose partner has a table that was `moved`.
    """
    hosts = {table.partner_id for table in moved}
    return [
        one
        for one in holders
        if choice.kecamatan in (None, one.kecamatan)
        and choice.partner_id in (None, one.partner_id)
        and choice.attendee_id in (None, one.attendee_id)
        and (since is None or one.changed_at > since or one.partner_id in hosts)
    ]


def wanted_agendas(
    cooperatives: Iterable[Cooperative],
    lines: Collection[MeetingLine],
    choice: Choice,
    before: Collection[MeetingLine] | None,
    moved: Collection[UUID] = (),
) -> list[Cooperative]:
    """Return the cooperatives of the kecamatan that meet the partner, or anybody on the day.

    Changed are those that meet somebody else, at another time or at another table than `before`,
    and those that are `moved`: a table of theirs has another number or stands elsewhere.
    """
    visitors = _owners(lines, choice, lambda line: line.cooperative_id)
    changed = None if before is None else _changed(before, lines, lambda line: line.cooperative_id)
    if changed is not None:
        changed |= set(moved)
    return [
        one
        for one in cooperatives
        if choice.kecamatan in (None, one.kecamatan)
        and choice.cooperative_id in (None, one.id)
        and ((choice.partner_id or choice.day) is None or one.id in visitors)
        and (changed is None or one.id in changed)
    ]


def wanted_tables(
    tables: Iterable[Table],
    lines: Collection[MeetingLine],
    choice: Choice,
    before: Collection[MeetingLine] | None,
    moved: Collection[UUID] = (),
) -> list[Table]:
    """Return the tables of the partner at which somebody of the kecamatan sits, or on the day.

    Changed are those at which another cooperative sits than `before`, or at another time, and those
    that were `moved`.
    """
    visited = _owners(lines, choice, lambda line: line.table_id)
    changed = None if before is None else _changed(before, lines, lambda line: line.table_id)
    if changed is not None:
        changed |= set(moved)
    return [
        one
        for one in tables
        if choice.partner_id in (None, one.partner_id)
        and ((choice.kecamatan or choice.day) is None or one.id in visited)
        and (changed is None or one.id in changed)
    ]


def moved_since(tables: Iterable[Table], since: datetime) -> list[Table]:
    """Return the tables that were added since then or have another number, partner or place."""
    return [one for one in tables if (one.placed_at or one.created_at) > since]


def _owners(
    lines: Iterable[MeetingLine], choice: Choice, owner: Callable[[MeetingLine], UUID]
) -> set[UUID]:
    """Return whose meetings are with the partner and of the kecamatan that are wanted."""
    return {
        owner(line)
        for line in lines
        if choice.kecamatan in (None, line.kecamatan)
        and choice.partner_id in (None, line.partner_id)
    }


def _changed(
    before: Iterable[MeetingLine],
    after: Iterable[MeetingLine],
    owner: Callable[[MeetingLine], UUID],
) -> set[UUID]:
    """Return whose meetings differ in party, slot or table."""
    places: dict[UUID, tuple[set[object], set[object]]] = defaultdict(lambda: (set(), set()))
    for side, lines in enumerate((before, after)):
        for line in lines:
            place = (line.cooperative_id, line.partner_id, line.table_id, line.slot_id)
            places[owner(line)][side].add(place)
    return {key for key, (old, new) in places.items() if old != new}


def file_name(name: DocumentName, choice: Choice) -> str:
    """Return the name of a document's file: with the day, where it shows one of several."""
    if choice.day is None or name not in OF_A_DAY:
        return name.value
    stem, _, kind = name.value.rpartition(".")
    return f"{stem}-{choice.day.isoformat()}.{kind}"


def kept_name(name: DocumentName, choice: Choice, event: str, locale: Locale) -> str:
    """Return a document's file name as people keep it, in their language and with the event."""
    stem, _, kind = file_name(name, choice).rpartition(".")
    day = stem.removeprefix(name.value.rpartition(".")[0])
    of_event = " ".join(_NO_FILE_NAME.sub(" ", event).split())[:_LONGEST].rstrip(" .")
    called = text(f"documents.file_{name.name.lower()}", locale)
    return f"{called} {of_event}{day.replace('-', ' ', 1)}.{kind}"
