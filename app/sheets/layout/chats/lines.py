"""One line of a chat, taken apart: number, people, position, place, telephone."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.sheets.files.cells import Cell, Row, text_of
from app.sheets.values.keys import visible
from app.sheets.values.phones import read_phone
from app.sheets.values.positions import is_position, is_written_as_position

_DAY = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
_CLOCK = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\s*(?:[ap]m)?"
_STAMP = re.compile(
    rf"^\W{{0,2}}(?:{_DAY},?\s+{_CLOCK}|{_CLOCK},?\s+{_DAY})\]?\s*"
    r"(?:-\s+)?(?:(?P<sender>[^:]{1,40}):\s+)?",
    re.IGNORECASE,
)
_AT = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: ?[ap]m)?"
_MOMENT = rf"{_DAY},? {_AT}|{_AT},? {_DAY}"
_HEAD = re.compile(
    rf"(?P<who>[^\W\d][^\[\]]{{0,59}}?),? (?:(?P<sure>\[(?:{_MOMENT})\])"
    rf"|\(?(?P<moment>{_MOMENT})\)?|[\[(]?{_AT}[\])]?):?",
    re.IGNORECASE,
)
"""Who sent the message below, and when, as in `Budi, [12.06.2025 10:00]`."""
_PARTED = re.compile(r"[-–—,;:|/()\t]")
_TIME_AT_END = re.compile(
    r"(?<![^\s(\[])(?:[01]?\d|2[0-3])[.:][0-5]\d(?: ?(?:wib|wita|wit|[ap]m)\b\.?)?[)\]]?$",
    re.IGNORECASE,
)
"""When somebody came, behind all else."""
_BEFORE_TIME = " \t\u00a0,–—-(["
ORDINAL = re.compile(r"^\W*(\d{1,4})(?:\s*[.)\]]\s*|\s?[;|\t]\s*(?=[^\W\d]))")
_KEYCAPS = re.compile(r"((?:\d\ufe0f?\u20e3)+)\s*")
_TEN = "\U0001f51f"
BULLET = re.compile(r"^[\s\-–—•·▪◦>#*✓✔☑️➡→]+")
_MARKED = re.compile(r"^\W*(?:[•·▪◦✓✔☑➡→]|[-–—*]\s)")
_BOLD = re.compile(r"(?<!\w)[*_~]+|[*_~]+(?!\w)")
_BETWEEN = re.compile(
    r"\s+[-–—=]+\s+|\s*[|;/\t]\s*|_+|\s*(?:\.{3,}|…+)\s*|,\s+|\s{3,}|(?<=[^\W\d])\s*:\s+|[-–—:](?=\s*\+?\d{6})"
)
_LISTED = re.compile(r"\(([^(),]*,[^()]*|\d{1,2} ?(?:meja|mj)\.?)\)")
_BEFORE_CONTACT = re.compile(r"\s(?=(?:cp|c\.p|pic)\b[\s.:])", re.IGNORECASE)
_KEYWORD = re.compile(
    r"(?i)(?<=\w)\s(?:sebagai|selaku|dari|domisili|atas nama|a\. ?n\.?|an\.|a/n)\s(?=[^\W\d])"
)
"""What stands between the parts of a sentence about somebody."""
_PHONE_AT_END = re.compile(r"^(.*[^\W\d].*?)[\s:(]+(\+?\d[\d\s().-]{7,}\d)\)?$")
_BRACKETS = re.compile(r"^(.*\S)\s*\(([^()]+)\)$")
_LABEL_OF_PHONE = re.compile(
    r"(?:(?:no|nomor|nomer)\b\.?\s{0,3})?(?:hp|wa|whatsapp|telp|tlp|telepon|kontak|cp|ponsel|handphone)\b"
    r"\.?(?:\s?/\s?(?:hp|wa)\b)?",
    re.IGNORECASE,
)
_LABEL_BEHIND = re.compile(rf"[\s,;:(-](?:{_LABEL_OF_PHONE.pattern})$", re.IGNORECASE)
_AROUND_PHONE = re.compile(r"^(\D{3,80})(\+?\d[\d .-]{7,16}\d)\)?\s+([^\d\s].*)$")
_GREETING = re.compile(
    r"(?:ass?alamu.{0,2}alaikum|wa.{0,2}alaikum|selamat (?:pagi|siang|sore|malam)|mohon izin|izin"
    r"|ijin|siap|om swastiastu|salam|permisi|halo|hallo|punten|nuwun sewu)\b.{0,30}",
    re.IGNORECASE,
)
_OF_THE_CHAT = re.compile(r"<[^<>\d]{3,40}>$")
_LABEL = re.compile(r"^[^\W\d][^\W\d_]{1,14}(?: [^\W\d_]{1,12})?\s?[:=] ")
"""What stands before a field of a record of several lines, as in `Nama: Budi`."""
_DEGREE = re.compile(r"(?:S|M|A|Dr|Ir|Drs|Amd)\.? ?[A-Z][A-Za-z.]{0,6}\.?")
_BEFORE_VILLAGE = re.compile(r"\s(?=(?:desa|ds|kel|kelurahan|kdmp|kopdes)[\s.])", re.IGNORECASE)
_TABLES = re.compile(r"(\d{1,2}) ?(?:meja|mj)\.?", re.IGNORECASE)
_LONGEST_LINE = 300
_MOST_WORDS, _SHORTEST_POSITION = 4, 5
"""Words of a position behind a name, and its fewest letters: `Sek` may be a name."""


@dataclass(slots=True)
class Line:
    """A line taken apart. `pieces` are empty where it is about nobody."""

    row: Row
    text: str
    number: str = ""
    stamped: bool = False
    marked: bool = False
    """A bullet stands before it, or a picture before several things."""
    pieces: list[str] = field(default_factory=list)
    phone: str = ""
    position: str = ""
    tables: str = ""


def lines_of(rows: Sequence[Row], is_village: Callable[[str], bool]) -> list[Line]:
    """Return rows as lines, without the messages of the chat's own and the heads of messages."""
    lines: list[Line] = []
    headed = False
    for row in rows:
        if _is_head(visible(text_of_row(row)), is_village):
            headed = True
            continue
        line = line_of(row)
        if line is not None:
            line.stamped = line.stamped or headed
            lines.append(line)
            headed = False
    return lines


def left_out(rows: Sequence[Row], is_village: Callable[[str], bool]) -> list[Row]:
    """Return the rows that `lines_of` leaves out."""
    return [r for r in rows if _is_head(visible(text_of_row(r)), is_village) or line_of(r) is None]


def _is_head(text: str, is_village: Callable[[str], bool]) -> bool:
    """Tell the head of a message from a person with the time at which that one came."""
    head = _HEAD.fullmatch(text)
    if head is None or head["sure"]:
        return head is not None
    if _PARTED.search(head["who"]) and not head["moment"]:
        return False
    said = _PARTED.sub(" ", head["who"]).split()
    ends = range(1, len(said) + 1)
    parts = (" ".join(said[max(0, end - size) : end]) for end in ends for size in (1, 2, 3))
    return not any(map(is_village, parts))


def without_times(pieces: Sequence[str]) -> list[str]:
    """Return the pieces of a line without the time at which somebody came."""
    return [bare for piece in pieces if (bare := _without_time(piece))]


def _without_time(piece: str) -> str:
    time = _TIME_AT_END.search(piece)
    return piece if time is None else piece[: time.start()].rstrip(_BEFORE_TIME)


def line_of(row: Row) -> Line | None:
    """Take a line apart; None for a message of the chat's own."""
    text = text_of_row(row)
    stamp = _STAMP.match(text)
    if stamp:
        if stamp["sender"] is None:
            return None
        text = text[stamp.end() :]
    text = _KEYCAPS.sub(_plain_number, text.replace(_TEN, "10. "))
    pictured = _is_picture(text.lstrip()[:1])
    text = _BOLD.sub("", "".join(map(_without_emoji, _OF_THE_CHAT.sub("", text.rstrip())))).strip()
    line = Line(row, text, stamped=stamp is not None, marked=_MARKED.match(text) is not None)
    ordinal = ORDINAL.match(text)
    if ordinal:
        line.number, text = ordinal[1], text[ordinal.end() :]
    text = _KEYWORD.sub(" - ", text)
    text = _BEFORE_CONTACT.sub(" - ", _LISTED.sub(r" - \1 - ", BULLET.sub("", text)))
    for piece in _BETWEEN.split(text):
        _take(line, piece.strip(" ,.-–="))
    if len(line.pieces) > 1 and _GREETING.fullmatch(line.pieces[0]):
        del line.pieces[0]
    if len(line.pieces) > 1 and not line.position and is_written_as_position(line.pieces[0]):
        line.position = line.pieces.pop(0)
    line.marked = line.marked or (pictured and len(line.pieces) + bool(line.phone) > 1)
    return line


def text_of_row(row: Row) -> str:
    """Return all that a row says, as one line."""
    return ", ".join(filter(None, (text_of(cell).strip() for cell in row.cells)))[:_LONGEST_LINE]


def joined(lines: Sequence[Line]) -> Line:
    """Return several lines about one person as one, where the first stands."""
    texts = [_LABEL.sub("", text_of_row(line.row).strip(" ,")) for line in lines]
    first = lines[0].row
    cells: list[Cell] = ["; ".join(text.strip() for text in texts if text.strip())]
    row = Row(first.number, first.line, cells, hidden=first.hidden, struck=first.struck)
    return line_of(row) or lines[0]


def apart(piece: str) -> list[str]:
    """Split a village off the only piece of a line: `Budi (Berta)`, `Budi Desa Berta`."""
    inside = _BRACKETS.match(piece)
    if inside:
        return [inside[1], inside[2]]
    return [part.strip() for part in _BEFORE_VILLAGE.split(piece, maxsplit=1)]


def position_at_end(piece: str) -> tuple[str, str]:
    """Split `Budi Utomo Ketua` into the name and the position; an empty one if there is none."""
    said = piece.split()
    for count in range(min(_MOST_WORDS, len(said) - 1), 0, -1):
        position = " ".join(said[-count:]).strip("(),.-")
        if len(position) >= _SHORTEST_POSITION and is_written_as_position(position):
            return " ".join(said[:-count]).rstrip(" ,-–("), position
    return piece, ""


def _plain_number(keycaps: re.Match[str]) -> str:
    return "".join(filter(str.isdigit, keycaps[1])) + ". "


def _without_emoji(mark: str) -> str:
    """Replace a picture by a tab: it stands between things, or before them."""
    if mark.isascii():
        return mark
    if _is_picture(mark):
        return "\t"
    return "" if mark in "\ufe0f\u200d\u20e3" else mark


def _is_picture(mark: str) -> bool:
    return not mark.isascii() and unicodedata.category(mark) in {"So", "Sk", "Cs", "Co"}


def _take(line: Line, piece: str) -> None:
    """Put a piece of a line where it belongs; a number or a position in it is taken out."""
    at_end = _PHONE_AT_END.match(piece)
    around = _AROUND_PHONE.match(piece)
    if at_end and _is_phone(at_end[2]):
        piece, line.phone = _without_label(at_end[1]), line.phone or at_end[2]
    elif around and _is_phone(around[2]):
        line.phone = line.phone or around[2]
        _take(line, _without_label(around[1].strip(" ,.-–=:(")))
        _take(line, around[3].strip(" ,.-–=()"))
        return
    inside = _BRACKETS.match(piece)
    if inside and is_position(inside[2]):
        piece, line.position = inside[1], inside[2]
    if not piece or (line.phone and _LABEL_OF_PHONE.fullmatch(piece)):
        return
    tables = _TABLES.fullmatch(piece)
    if _is_phone(piece):
        line.phone = line.phone or piece
    elif tables and line.pieces:
        line.tables = tables[1]
    elif line.pieces and is_position(piece):
        line.position = piece
    elif line.pieces and _DEGREE.fullmatch(piece):
        line.pieces[-1] += f", {piece}"
    else:
        line.pieces.append(piece)


def _without_label(text: str) -> str:
    """Return what stands before a number without the label between them."""
    return (
        text
        if _LABEL_OF_PHONE.fullmatch(text)
        else _LABEL_BEHIND.sub("", text.rstrip(" .:(")).rstrip(" ,;:(-")
    )


def _is_phone(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= 9 and bool(read_phone(text).proposed)  # noqa: PLR2004
