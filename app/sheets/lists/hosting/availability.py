"""When a partner is there, as people write it -> terms that a programme can resolve."""

import re

from app.sheets.rows import AvailabilityTerm
from app.sheets.values.keys import is_absent, visible
from app.sheets.values.ranges import with_dashes

_NOT = re.compile(
    r"^(?:tidak (?:hadir|bisa|ada|tersedia)|kecuali|absen|libur|not available|unavailable"
    r"|not present|absent|except|not)\b[\s:]*"
)
_PRESENT = re.compile(r"^(?:hadir|hanya|tersedia|available|only|present|bisa)\b[\s:]*")
_NO_MORE = re.compile(r" (?:saja|aja|only)$")
_CLOCK = r"(\d{1,2})[.:](\d{2})\s*(?:wib|wita|wit)?"
_WINDOW = re.compile(rf"(?:jam|pukul|pkl)?\.?\s*{_CLOCK}-(?:jam|pukul|pkl)?\.?\s*{_CLOCK}")
_FROM = re.compile(rf"(?:mulai|dari|from|after|setelah)\s*(?:jam|pukul|pkl)?\.?\s*{_CLOCK}\s*-?")
_TO = re.compile(rf"(?:-|sebelum|before)\s*(?:jam|pukul|pkl)?\.?\s*{_CLOCK}")
_SLOT = re.compile(r"(?:slot(?:\s*ke)?)?[\s\-]*(\d{1,3})(?:-(\d{1,3}))?")
_SESSION = re.compile(r"(?:sesi|session)\s*(\d|iii|ii|i)")
_ROMAN = {"i": "1", "ii": "2", "iii": "3"}
_WORDS = {
    **dict.fromkeys(["pagi", "pagi hari", "morning", "sesi pagi", "morning session"], "morning"),
    **dict.fromkeys(
        ["siang", "siang hari", "sesi siang", "sore", "sore hari", "sesi sore", "afternoon"],
        "afternoon",
    ),
    "afternoon session": "afternoon",
}
_ALWAYS = frozenset(
    {"penuh", "seharian", "sehari penuh", "semua", "semua slot", "semua sesi", "all", "all day"}
    | {"full", "full day", "ya", "yes", "hadir", "hadir penuh", "always", "selalu", "whole day"}
)
_SEPARATOR = re.compile(r"[,;&\n/]|\b(?:dan|and)\b")
_LONGEST_CELL = 300
_HOURS, _MINUTES = 24, 60
_DAY_BEGINS, _DAY_ENDS = "00:00", "24:00"


def read_availability(text: str) -> tuple[tuple[AvailabilityTerm, ...], tuple[str, ...]]:
    """Return what a cell says, and the parts of it that could not be understood.

    No term means that the partner is there for the whole event.
    """
    if is_absent(text):
        return (), ()
    if len(text) > _LONGEST_CELL:
        return (), (f"{visible(text[:_LONGEST_CELL])}...",)
    said = with_dashes(text).replace("\n", ";")
    if visible(said) in _ALWAYS:
        return (), ()
    terms: list[AvailabilityTerm] = []
    unclear: list[str] = []
    present, slots = True, False
    for part in _SEPARATOR.split(said):
        item = _NO_MORE.sub("", visible(part).strip(" .()"))
        if not item or item in _ALWAYS:
            continue
        bare = _NOT.sub("", item)
        if bare != item:
            present = False
        elif _PRESENT.match(item):
            present, bare = True, _PRESENT.sub("", item)
        slots = bare.startswith("slot") or (slots and bare[:1].isdigit())
        term = _term(bare, present=present, slots=slots)
        if term:
            terms.append(term)
        else:
            unclear.append(item)
    return tuple(terms), tuple(unclear)


def _term(item: str, *, present: bool, slots: bool) -> AvailabilityTerm | None:
    for pattern in (_WINDOW, _FROM, _TO):
        if match := pattern.fullmatch(item):
            return _window(pattern, match, present=present)
    if item in _WORDS:
        return AvailabilityTerm("session", present, word=_WORDS[item])
    if match := _SESSION.fullmatch(item):
        number = _ROMAN.get(match[1], match[1])
        return AvailabilityTerm("session", present, word=f"session {number}")
    if slots and (match := _SLOT.fullmatch(item)):
        first = int(match[1])
        last = int(match[2] or first)
        if 1 <= first <= last:
            return AvailabilityTerm("slot", present, first=first, last=last)
    return None


def _window(
    pattern: re.Pattern[str], match: re.Match[str], *, present: bool
) -> AvailabilityTerm | None:
    times = [
        (int(hour), int(minute))
        for hour, minute in zip(match.groups()[::2], match.groups()[1::2], strict=True)
    ]
    if any(hour >= _HOURS or minute >= _MINUTES for hour, minute in times):
        return None
    clocks = [f"{hour:02}:{minute:02}" for hour, minute in times]
    begin = _DAY_BEGINS if pattern is _TO else clocks[0]
    end = _DAY_ENDS if pattern is _FROM else clocks[-1]
    return AvailabilityTerm("window", present, begin, end) if begin < end else None
