"""Cards of contacts (vCard), as telephones share them -> one table with a row for each card."""

import re
from collections.abc import Iterator
from quopri import decodestring

from app.sheets.errors import CellTooLongError
from app.sheets.files.cells import Cell, Row, Table
from app.sheets.files.filling import Filling
from app.sheets.files.limits import Limits
from app.sheets.files.text.delimited import decode

_BEGIN = b"begin:vcard"
_HEADINGS: tuple[Cell, ...] = (
    *("Organization", "Contact Name", "Title", "Phone", "Second Phone", "Note"),
)
_ORGANIZATION, _NAME, _TITLE, _PHONE, _OTHER_PHONE, _NOTE = range(len(_HEADINGS))
_PLACE_OF = {"FN": _NAME, "ORG": _ORGANIZATION, "TITLE": _TITLE, "NOTE": _NOTE}
_LINE = re.compile(r"(?:[\w-]+\.)?([A-Za-z-]+)((?:;[^:]*)?):(.*)", re.DOTALL)
_FOLDED = re.compile(r"\r?\n[ \t]|=\r?\n")
_ESCAPED = re.compile(r"\\([nN,;:\\])")


def is_vcards(head: bytes) -> bool:
    """Tell whether a file begins as a card of a contact does."""
    return head[: len(_BEGIN)].lower() == _BEGIN


def read_vcards(data: bytes, limits: Limits) -> Table:
    """Return the cards of a file: organization, name, title, two telephones and note of each."""
    table = Table("", "csv", [Row(1, 1, list(_HEADINGS))], active=True)
    filling = Filling(limits)
    cells: list[Cell] = [None] * len(_HEADINGS)
    cards = 1
    for number, name, value in _fields(decode(data)):
        if len(value) > limits.cell_characters and name in {*_PLACE_OF, "TEL", "N"}:
            raise CellTooLongError(row=cards, limit=limits.cell_characters)
        if name == "BEGIN":
            cells, cards = [None] * len(_HEADINGS), cards + 1
        elif name == "END" and any(cells):
            filling.add(table.rows, Row(cards, number, cells))
        elif name == "TEL":
            cells[_OTHER_PHONE if cells[_PHONE] else _PHONE] = value.removeprefix("tel:")
        elif name == "N":
            cells[_NAME] = cells[_NAME] or _in_order(value)
        elif name in _PLACE_OF and value:
            cells[_PLACE_OF[name]] = value
    return table


def _fields(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the name and the value of each field of all cards."""
    for number, line in enumerate(_FOLDED.sub("", text).splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        value = match[3]
        if "quoted-printable" in match[2].lower():
            value = decodestring(value.encode()).decode("utf-8", "replace")
        name = match[1].upper()
        if name == "ORG":
            value = value.replace("\\;", ",").strip(";").replace(";", ", ")
        yield number, name, _ESCAPED.sub(_plain, value).strip()


def _plain(match: re.Match[str]) -> str:
    return " " if match[1] in "nN" else match[1]


def _in_order(name: str) -> str:
    """Return family name, given name, further names, as `N` lists them, as people say them."""
    family, *others = [part.strip() for part in name.split(";")[:3]]
    return " ".join(filter(None, [*others, family]))
