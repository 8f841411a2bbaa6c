"""Lines without a sign between their fields, as a PDF is copied, and messages with such signs."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.sheets.files.cells import Cell, Row, Table, text_of
from app.sheets.layout.chats.lists import as_row, under
from app.sheets.layout.columns import Layout
from app.sheets.layout.headings import is_nothing
from app.sheets.values.keys import visible
from app.sheets.values.people import looks_like_name
from app.sheets.values.phones import read_phone
from app.sheets.values.positions import is_written_as_position

_HEADINGS = ("No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP")
_LONGEST, _MOST_WORDS, _MOST_OF_A_POSITION = 200, 16, 4
_LEAST, _MOSTLY, _MOST_ROWS = 3, 0.6, 5_000
_DIGITS = 9
_PLAIN = re.compile(r"[\w .'’()+-]*")
_SIGN = re.compile(r"^-|-$|\s-+\s|\.{2}|_")
"""What parts the fields of a line: such lines are no running text."""
_SIGNS, _SIGN_OF_KEYWORDS = "#|;*", "*"
_LEAST_PARTS = 3
_LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class _Tests:
    village: Callable[[str], bool]
    kecamatan: Callable[[str], bool]


def out_of_running_text(table: Table, layout: Layout) -> Table | None:
    """Return lines that hold number, name, position, place and telephone side by side, as rows.

    A telephone ends the line; what is neither a position nor a place is the name. None unless
    most lines are so; a line that can be read in two ways stays whole.
    """
    if not {"name", "village"} <= set(layout.names) or len(table.rows) > _MOST_ROWS:
        return None
    tests = _tests(layout)
    texts = [_joined(row) for row in table.rows]
    parted = [
        _parted(visible(text), tests) if _is_one_cell(row) else []
        for row, text in zip(table.rows, texts, strict=True)
    ]
    if sum(map(bool, parted)) < max(_LEAST, len(texts) * _MOSTLY):
        return None
    rows = [
        as_row(row, parts or [text])
        for row, text, parts in zip(table.rows, texts, parted, strict=True)
    ]
    return under(table, _HEADINGS, rows)


def _tests(layout: Layout) -> _Tests:
    tests = {entry.name: entry.fits or is_nothing for entry in layout.fields}
    return _Tests(tests["village"], tests.get("kecamatan", is_nothing))


def _parted(text: str, tests: _Tests) -> list[str]:
    """Return number, name, position, village, district and telephone; empty if not clear."""
    plain = len(text) <= _LONGEST and _PLAIN.fullmatch(text) and not _SIGN.search(text)
    said = text.split() if plain else []
    number = said.pop(0).strip(".)") if said and said[0].strip(".)").isdigit() else ""
    count = next((n for n in range(1, 5) if _is_phone(" ".join(said[-n:]))), 0)
    if not count or not _LEAST_PARTS <= len(said) - count <= _MOST_WORDS:
        return []
    said, phone = said[:-count], " ".join(said[-count:])
    found = {
        (name, position, *place)
        for before, position, after in _positions(said)
        for name, place in _people(before, after, tests)
    }
    best = [one for one in found if one[-1]] or list(found)
    return [number, *best[0], phone] if len(best) == 1 else []


def _is_one_cell(row: Row) -> bool:
    return sum(bool(text_of(cell).strip()) for cell in row.cells) == 1


def _is_phone(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= _DIGITS and bool(read_phone(text).proposed)


def _positions(said: Sequence[str]) -> list[tuple[list[str], str, list[str]]]:
    """Return the longest position among words with what stands around it, and all without one."""
    found: list[tuple[list[str], str, list[str]]] = []
    for count in range(_MOST_OF_A_POSITION, 0, -1):
        for at in range(len(said) - count + 1):
            position = " ".join(said[at : at + count]).strip("(),-")
            if is_written_as_position(position):
                found.append(([*said[:at]], position, [*said[at + count :]]))
        if found:
            return found
    return [([], "", list(said))]


def _people(
    before: list[str], after: list[str], tests: _Tests
) -> list[tuple[str, tuple[str, str]]]:
    """Return each way to read the words as a name and a place."""
    if before and after:
        cuts = [(before, after), (after, before)]
    else:
        both = before or after
        cuts = [(both[:at], both[at:]) for at in range(1, len(both))]
        cuts += [(both[at:], both[:at]) for at in range(1, len(both))]
    return [
        (" ".join(name), place)
        for name, words in cuts
        if looks_like_name(" ".join(name))
        for place in _places(words, tests)
    ]


def _places(said: Sequence[str], tests: _Tests) -> list[tuple[str, str]]:
    """Return each way to read words as a village and the district behind or before it."""
    found = []
    for at in range(1, len(said)):
        one, other = " ".join(said[:at]), " ".join(said[at:])
        for village, kecamatan in ((one, other), (other, one)):
            if tests.kecamatan(kecamatan) and tests.village(village):
                found.append((village, kecamatan))
    whole = " ".join(said)
    return found or ([(whole, "")] if tests.village(whole) else [])


def out_of_messages(table: Table, layout: Layout) -> Table | None:
    """Return a column of messages such as `REG#Budi#Berta#Ketua` as a table without headings.

    A word that all messages begin with is left out, and so is a heading above them. Other rows
    stay as a lone text each. None where no column holds such messages.
    """
    if not {"name", "village"} <= set(layout.names) or len(table.rows) > _MOST_ROWS:
        return None
    village = _tests(layout).village
    for column in range(max((len(row.cells) for row in table.rows), default=0)):
        texts = [text_of(row.at(column)).strip() for row in table.rows]
        filled = sum(map(bool, texts))
        for sign in _SIGNS:
            parted = [_parts(text, sign) for text in texts]
            sure = sum(any(map(village, parts)) for parts in parted)
            keyword = len({parts[0].casefold() for parts in parted if parts} - {""}) == 1
            sure = sure if keyword or sign != _SIGN_OF_KEYWORDS else 0
            if sure >= max(_LEAST, filled * _MOSTLY):
                return _messages(table, texts, parted)
    return None


def _parts(text: str, sign: str) -> list[str]:
    parts = [part.strip() for part in text.split(sign)] if len(text) <= _LONGEST else []
    return parts if len(parts) >= _LEAST_PARTS else []


def _messages(table: Table, texts: Sequence[str], parted: Sequence[list[str]]) -> Table:
    first = next(at for at, parts in enumerate(parted) if parts)
    start = first if first and len(texts[first - 1]) <= _LONGEST_HEADING else 0
    keys = {parts[0].casefold() for parts in parted if parts}
    rows: list[Row] = []
    for row, text, parts in zip(table.rows[start:], texts[start:], parted[start:], strict=True):
        cells: list[Cell] = [*(parts[len(keys) == 1 :])] if parts else [text or _joined(row)]
        rows.append(as_row(row, cells))
    return replace(table, rows=rows, spans={})


def _joined(row: Row) -> str:
    return " ".join(text for cell in row.cells if (text := text_of(cell).strip()))
