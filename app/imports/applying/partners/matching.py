"""Partners as the event knows them, and which of them each row of a list is about."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from app.attendees.erased.rules import Marks
from app.core.database.drafts import Draft
from app.imports.applying.base import Base
from app.imports.applying.partners.availability import DaySlot
from app.partners.service import Window
from app.sheets.lists.partner_names import without_legal_form
from app.sheets.rows import PartnerRow
from app.sheets.values.keys import letters


@dataclass(slots=True)
class Known:
    """What the event has, and what a list adds to it."""

    event_id: UUID
    partners: list[Draft]
    """By code."""
    offers: dict[UUID, list[str]]
    absences: dict[UUID, list[Window]]
    tables: dict[int, Draft]
    """By number, in that order."""
    tables_of: dict[UUID, list[Draft]]
    in_use: frozenset[int]
    """Numbers of the tables that have meetings."""
    people: dict[str, Draft]
    slots: list[DaySlot]
    erased: Marks
    new_offers: dict[UUID, Sequence[str]] = field(default_factory=dict)
    new_absences: dict[UUID, Sequence[Window]] = field(default_factory=dict)


@dataclass(slots=True)
class Match:
    """A row with the partner that it is about, or with one that it may be about."""

    row: PartnerRow
    code: str
    partner: Draft | None
    doubt: Draft | None = None
    numbers: tuple[int, ...] = ()


def known_of(base: Base) -> Known:
    """Return what the event knows that a list of partners may change."""
    tables = sorted(base.records("tables"), key=lambda table: table["number"])
    tables_of: dict[UUID, list[Draft]] = defaultdict(list)
    for table in tables:
        tables_of[table["partner_id"]].append(table)
    absences: dict[UUID, list[Window]] = defaultdict(list)
    for row in sorted(base.values("absences"), key=lambda row: row["starts_at"]):
        absences[row["owner"]].append((row["starts_at"], row["ends_at"]))
    return Known(
        event_id=base.event_id,
        partners=sorted(base.records("partners"), key=lambda partner: partner["code"]),
        offers=base.tags("offers"),
        absences=absences,
        tables={table["number"]: table for table in tables},
        tables_of=tables_of,
        in_use=frozenset(row["number"] for row in base.values("tables in use")),
        people={person["external_key"]: person for person in base.records("people")},
        slots=day_slots(base),
        erased=base.erased(),
    )


def day_slots(base: Base) -> list[DaySlot]:
    """Return the event's slots as minutes of its day, in time order."""
    zone = ZoneInfo(base.timezone)

    def minutes(at: datetime) -> int:
        local = at.astimezone(zone)
        return local.hour * 60 + local.minute

    return [
        DaySlot(
            minutes(slot["starts_at"]),
            minutes(slot["ends_at"]),
            slot["session"],
            frozenset({slot["title_id"].lower(), slot["title_en"].lower()}),
        )
        for slot in sorted(base.values("slots"), key=lambda slot: slot["starts_at"])
    ]


def match_rows(
    rows: Sequence[PartnerRow], known: Known, made_codes: frozenset[tuple[str, int]]
) -> list[Match]:
    """Find the partner of each row by its code.

    Rows whose sheet and number are among `made_codes` state no code: they are recognised by
    name. One whose name differs from a known one by its legal form alone, or whose code would be
    that of another name, is in doubt.
    """
    by_code = {partner["code"].upper(): partner for partner in known.partners}
    by_name = {letters(partner["name"]): partner for partner in known.partners}
    by_bare = {without_legal_form(partner["name"]): partner for partner in known.partners}
    matches: list[Match] = []
    for row in rows:
        stated = by_code.get(row.code.upper())
        if (row.sheet, row.row) not in made_codes:
            partner, doubt = stated, None
        else:
            partner = by_name.get(letters(row.name))
            doubt = None if partner else by_bare.get(without_legal_form(row.name)) or stated
        matches.append(Match(row, partner["code"] if partner else row.code, partner, doubt))
    return matches
