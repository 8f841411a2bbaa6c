"""Several people in one cell: `A / B`, `A dan B`, `1. A 2. B`, `A (Ketua), B (Sekretaris)`."""

import re
from dataclasses import dataclass

from app.sheets.values.keys import is_absent, plain, visible, words
from app.sheets.values.people import Name, is_position, read_name
from app.sheets.values.phones import Phone, phone_in_name, read_phone

MOST_PEOPLE = 6
_LONGEST = 300
_NUMBERED = re.compile(r"(?:^|(?<=\s)|(?<=[,;/]))\(?[1-9a-f][.)]\s*(?=\S{2})", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[/&+;|]|\s(?:dan|and|serta|&)\s)\s*", re.IGNORECASE)
_COMMA_AFTER_POSITION = re.compile(r"(?<=\))\s*,\s*")
_IN_BRACKETS = re.compile(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\])")
_SHORTEST_NAME = 3
_KIN = frozenset(
    {"istri", "isteri", "suami", "anak", "keluarga", "rekan", "teman", "kawan", "tim", "staf"}
    | {"staff", "pendamping", "rombongan", "wife", "husband", "family", "team", "guest", "tamu"}
)


@dataclass(frozen=True, slots=True)
class Person:
    """One of the people in a cell; `position` as typed beside the name, empty if none is."""

    name: Name
    position: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """The people whom a cell names; `unclear` says that there may be more of them."""

    people: tuple[Person, ...]
    unclear: bool = False


def read_people(cell: str) -> People:
    """Return the people whom a cell names, each with the position and number beside the name."""
    pieces = _pieces(cell)
    if len(pieces) > 1:
        people = [_person(piece) for piece in pieces]
        kin = any(not _KIN.isdisjoint(words(person.name.text).split()) for person in people)
        full = all(_is_full(person.name.text) for person in people)
        if full and not kin and len(people) <= MOST_PEOPLE:
            return People(tuple(people))
        named = [person for person in people if _is_full(person.name.text)]
        if kin or len(named) > 1:
            return People((Person(read_name(cell)),), unclear=True)
    return People((_person(cell),))


def read_phones(cell: str, count: int) -> list[Phone]:
    """Return the numbers of so many people who share a cell; empty if it has another number."""
    parts = [part for part in _BETWEEN.split(_NUMBERED.sub(";", cell)) if not is_absent(part)]
    if len(parts) != count:
        parts = [part for part in re.split(r"[,;/\s]+", cell) if not is_absent(part)]
    phones = [read_phone(part) for part in parts]
    return phones if len(phones) == count and all(phone.proposed for phone in phones) else []


def read_positions(cell: str, count: int) -> list[str]:
    """Return the positions of so many people, as typed; what is one position is the first's."""
    parts = [part for part in _BETWEEN.split(_NUMBERED.sub(";", cell)) if not is_absent(part)]
    if len(parts) != count:
        parts = [part for part in cell.split(",") if not is_absent(part)]
    parts = parts if len(parts) == count else [cell]
    return [part.strip() for part in parts] + [""] * (count - len(parts))


def _pieces(cell: str) -> list[str]:
    if len(cell) > _LONGEST:
        return [cell]
    numbered = _NUMBERED.split(cell)
    if len(numbered) > 2 and is_absent(numbered[0]):  # noqa: PLR2004 - a mark before each of two
        pieces = [piece.strip(" ,;/&-\n\t") for piece in numbered[1:]]
        return [piece for piece in pieces if piece]
    lines = [line.strip(" ,;/&-") for line in cell.splitlines() if line.strip(" ,;/&-")]
    if len(lines) > 1 and all(" " in line for line in lines):
        return lines
    pieces = [part for whole in _BETWEEN.split(cell) for part in _COMMA_AFTER_POSITION.split(whole)]
    with_name = [piece for piece in pieces if re.search(r"[^\W\d_]", phone_in_name(piece)[0])]
    return with_name if len(with_name) > 1 else [cell]


def _person(piece: str) -> Person:
    """Read a name with a position in brackets or behind a dash."""
    position = ""
    for match in _IN_BRACKETS.finditer(piece):
        inner = match[1] or match[2] or ""
        if is_position(inner):
            position = inner.strip()
            piece = piece.replace(match[0], " ", 1)
            break
    else:
        before, dash, after = visible(piece).rpartition(" - ")
        if dash and is_position(after):
            piece, position = before, after
    return Person(read_name(piece), position)


def _is_full(name: str) -> bool:
    """Tell whether a text is long enough to be somebody's name, and no position."""
    marks = sum(mark.isalpha() for mark in plain(name))
    return marks >= _SHORTEST_NAME and not is_position(name)
