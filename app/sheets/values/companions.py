"""Several people in one cell: `A / B`, `A dan B`, `1. A 2. B`, `A (Ketua), B (Sekretaris)`."""

import re
from dataclasses import dataclass, replace

from app.sheets.values.keys import is_absent, plain, visible, words
from app.sheets.values.people import Name, looks_like_name, read_name, without_number
from app.sheets.values.phones import Phone, phone_in_name, read_phone
from app.sheets.values.positions import is_written_as_position, position_before_place

MOST_PEOPLE = 6
_LONGEST = 300
_NUMBERED = re.compile(r"(?:^|(?<=\s)|(?<=[,;/]))\(?[1-9a-f][.)]\s*(?=\S{2})")
_BETWEEN = re.compile(
    r"(?:(?<!\s)\s+)?(?:(?<!\b[a-z])(?<!<)/|(?<!<)/(?![a-z]\b)|[&+;|]|\s(?:dan|and|serta|&)\s)\s*",
    re.IGNORECASE,
)
_COMMA_AFTER_POSITION = re.compile(r"(?<=\))\s*,\s*")
_IN_BRACKETS = re.compile(r"(?:(?<!\s)\s+)?(?:\(([^()]*)\)|\[([^\[\]]*)\])")
_LABEL = re.compile(r"\s*([^\W\d_][^:=,;/]{2,40}?)\s*[:=]\s*")
_LABELLED = re.compile(r"[,;/\n]\s*(?=[^\W\d_][^:=,;/]{2,40}[:=])")
_BEHIND = re.compile(r"(.{3,}?)\s*(?:,|/|\||\s[-–—])\s*([^,/|]{3,40})")
_FOR_ANOTHER = re.compile(
    r"\b(?:dkk|dll|cs|di ?wakil(?:i|kan)|mewakili|di ?ganti(?:kan)?|menggantikan|pengganti|wakilnya"
    r"|di ?(?:dampingi|temani)|atas nama|diutus|mengutus|bersama|beserta|ditugaskan|kuasa dari"
    r"|wakil dari|represented by|on behalf of|accompanied by)\b"
    r"|\s\(?(?:a[./] ?n|u[./] ?p|q[./] ?q)\b|\s\(?an\.\s"
    r"|[+&]\s*\d{1,2}\b|\b\d{1,2}\s+(?:orang|org)\b",
    re.IGNORECASE,
)
"""Somebody comes for somebody, or with people who are not named."""
_ON_NAME_OF = re.compile(
    r"^\W*(?:(?i:a/n|atas nama)|a\.n\.?|an\.|A\.N(?=\s+[^\W\d]+\s+[^\W\d]))[\s:]+(?=\w)"
)
"""Stands before the name of whoever comes; behind another name it says for whom that one does.

Capitals are somebody's initials, as in `A.N. Wijaya`, and so are letters with a blank between.
"""
_EITHER = re.compile(
    r"\b(?:bapak|bpk|bp|pak|sdr|saudara|tn|mr)\.? ?/ ?(?:ibu|bu|sdri|saudari|i|ny|mrs|ms)\b\.?",
    re.IGNORECASE,
)
"""A form of address for whoever it is, as in `Bapak/Ibu Siti`: it parts no people."""
_SHORTEST_NAME = 3
_SHORT_WORD, _LONG_WORD = 3, 4
_DEGREES = frozenset({"amd", "keb", "kep", "spd", "sos", "kom", "mpd", "msi", "sarjana", "sthi"})
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
    if "/" in cell and len(cell) <= _LONGEST:
        cell = _EITHER.sub("Bapak ", cell)
    bare = _ON_NAME_OF.sub("", cell, count=1)
    if bare != cell:
        read = _read_people(bare)
        first, *others = read.people
        name = replace(first.name, honorific=bool(first.name.text))
        return replace(read, people=(replace(first, name=name), *others))
    return _read_people(cell)


def _read_people(cell: str) -> People:
    if len(cell) <= _LONGEST and _FOR_ANOTHER.search(cell):
        return People((Person(read_name(cell)),), unclear=True)
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
        parts = [part for part in re.split(r"[,\n]", cell) if not is_absent(part)]
    parts = parts if len(parts) == count else [cell]
    return [part.strip() for part in parts] + [""] * (count - len(parts))


def _pieces(cell: str) -> list[str]:
    if len(cell) > _LONGEST:
        return [cell]
    numbered = _NUMBERED.split(cell)
    if len(numbered) > 2 and is_absent(numbered[0]):  # noqa: PLR2004 - a mark before each of two
        pieces = [piece.strip(" ,;/&-\n\t") for piece in numbered[1:]]
        return [piece for piece in pieces if piece]
    labelled = _LABELLED.split(cell)
    if len(labelled) > 1 and all(map(_is_labelled, labelled)):
        return labelled
    listed = cell.split(",")
    if len(listed) > 1 and all(map(_is_full_name, listed)):
        return listed
    lines = _lines(cell)
    if len(lines) > 1 and all(" " in line for line in lines):
        return lines
    pieces = [part for whole in _BETWEEN.split(cell) for part in _COMMA_AFTER_POSITION.split(whole)]
    with_name = [piece for piece in pieces if re.search(r"[^\W\d_]", phone_in_name(piece)[0])]
    return with_name if len(with_name) > 1 else [cell]


def _lines(cell: str) -> list[str]:
    """Return the lines of a cell; names with positions below them as one line each."""
    lines = [line.strip(" ,;/&-") for line in cell.splitlines() if line.strip(" ,;/&-")]
    if lines[2:] and not len(lines) % 2 and all(map(is_written_as_position, lines[1::2])):
        return [f"{name} ({post})" for name, post in zip(lines[::2], lines[1::2], strict=True)]
    return lines


def _is_labelled(piece: str) -> bool:
    label = _LABEL.match(piece)
    return label is not None and is_written_as_position(label[1])


def _is_full_name(piece: str) -> bool:
    """Tell a name of two words or more, parted by a comma from another, from degrees."""
    tokens = words(piece).split()
    longest = max(map(len, tokens), default=0)
    letters_only = re.search(r"[\d.()]", piece) is None
    whole = len(tokens) > 1 and min(map(len, tokens)) >= _SHORT_WORD and longest >= _LONG_WORD
    return letters_only and whole and _DEGREES.isdisjoint(tokens)


def _person(piece: str) -> Person:
    """Read a name with a position in brackets, behind it or before it with a colon."""
    position = ""
    phone = None
    if len(piece) <= _LONGEST:
        piece, phone = without_number(piece)
    for match in _IN_BRACKETS.finditer(piece):
        inner = match[1] or match[2] or ""
        if is_written_as_position(inner):
            position = inner.strip()
            piece = piece.replace(match[0], " ", 1)
            break
        office = piece[: match.start()].strip()
        post = position_before_place(office) or (office if is_written_as_position(office) else "")
        if post and looks_like_name(inner):
            piece, position = inner, post
            break
    else:
        piece, position = _on_lines(piece)
        label = None if position else _LABEL.match(piece)
        behind = None if position or len(piece) > _LONGEST else _BEHIND.fullmatch(visible(piece))
        if label and is_written_as_position(label[1]):
            piece, position = piece[label.end() :], label[1]
        elif behind and is_written_as_position(behind[2]):
            piece, position = behind[1], behind[2]
    name = read_name(piece)
    return Person(replace(name, phone=phone) if phone else name, position)


def _on_lines(piece: str) -> tuple[str, str]:
    """Split a name off the position above or below it; an empty one if there is none."""
    if "\n" not in piece:
        return piece, ""
    lines = [line.strip(" ,;/()-") for line in piece.splitlines() if line.strip(" ,;/()-")]
    posts = [line for line in lines if is_written_as_position(line)]
    if len(posts) != 1 or len(lines) < 2:  # noqa: PLR2004 - a name and a position
        return piece, ""
    return " ".join(line for line in lines if line != posts[0]), posts[0]


def _is_full(name: str) -> bool:
    """Tell whether a text is long enough to be somebody's name, and no position."""
    marks = sum(mark.isalpha() for mark in plain(name))
    return marks >= _SHORTEST_NAME and not is_written_as_position(name)
