"""The hall by zone, and which tables a text names: pure."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.partners.records import Partner, Table
from app.sheets.values.ranges import with_dashes

_PIECE: Final = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?", re.ASCII)
_WORDS: Final = re.compile(r"\b(?:meja|tables?|no)\b\.?")
_BETWEEN: Final = re.compile(r"[\s,;&]+|\b(?:dan|and)\b")


@dataclass(frozen=True, slots=True)
class Tile:
    """A table in the plan."""

    number: int
    seats: int
    partner_id: UUID
    partner: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the hall with its tables by number; the last one has no name."""

    name: str
    tiles: Sequence[Tile]


def zones(tables: Iterable[Table], partners: Mapping[UUID, Partner]) -> list[Zone]:
    """Return the hall by zone, in order of name, and at the end the tables of none."""
    found: dict[str, list[Tile]] = {}
    for table in sorted(tables, key=lambda table: table.number):
        name = partners[table.partner_id].name
        tile = Tile(table.number, table.seats, table.partner_id, name)
        found.setdefault(table.zone or "", []).append(tile)
    return [Zone(name, found[name]) for name in sorted(found, key=lambda name: (not name, name))]


def numbers_in(text: str, known: Collection[int]) -> tuple[list[int], str]:
    """Return the numbers of tables that a text names, and the part of it that names none.

    `1-4, 9 dan 12` names 1, 2, 3, 4, 9 and 12, of a range those tables that there are.
    """
    bare = _WORDS.sub(" ", with_dashes(text))
    named: list[int] = []
    for piece in filter(None, map(str.strip, _BETWEEN.split(bare))):
        match = _PIECE.fullmatch(piece)
        if match is None:
            return named, piece
        first, last = int(match[1]), int(match[2] or match[1])
        meant = [number for number in sorted(known) if first <= number <= last]
        if not meant:
            return named, piece
        named += meant
    return list(dict.fromkeys(named)), ""
