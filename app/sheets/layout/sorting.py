"""Which rows below a heading are data, and what the others are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from app.sheets.decisions import UNDECIDED, Decision
from app.sheets.files.cells import Row, Table, text_of
from app.sheets.layout.columns import Layout
from app.sheets.layout.detect import Header
from app.sheets.values.keys import words

_TOTAL = re.compile(r"(sub ?|grand ?)?(total|jumlah|jml|rekapitulasi)\b")
_ORDINAL = re.compile(r"\(?(\d{1,3})[.)]?\)?")
_NUMBER_OF_SECTION = re.compile(r"^\W*(?:[a-z]|[ivx]{1,5}|\d{1,2})\s*[.)]\s*", re.IGNORECASE)
_SECTION = re.compile(r"kec(?:amatan)?\b")
SIGNATURE = re.compile(
    r"[,:]$|^\(.*\)$|^[._ ]{3,}$|\b(?:mengetahui|panitia|petugas|tanda tangan|ttd|nip|hormat)\b"
    r"|^(?:pl[th]\.? |pj\.? )?(?:camat|lurah|kades|kepala desa|bupati|sekda)\b"
    r"|\bkepala (?:dinas|bidang|seksi|kantor)\b|\bsignature\b|, *\d{1,2} +[a-z]+ +\d{4}$",
    re.IGNORECASE,
)
ABOUT_SOMEBODY = re.compile(
    r"(?:\d[ .()-]?){9}"
    r"|^\W*(?:koordinator|korcam|korkec|korwil|ketua|pendamping|pic|cp|pj|admin|camat)\b[^:=]{0,30}[:=]",
    re.IGNORECASE,
)
"""A lone text with a number, or about who leads a section: the section goes on below it."""
_FIELDS_OF_DATA = 2
_FIELDS_BELOW_DATA = 3
_FEWEST_NUMBERS = 3
_LEAST_SAID = 2
SkipReason = Literal["title", "header", "column_numbers", "section", "total", "footer", "left_out"]
"""Why a row is not data; `left_out`: a person said that it is not to be read."""


@dataclass(slots=True)
class DataRow:
    """A row of data under the section heading (`section`, may be empty) that it stands in."""

    row: Row
    texts: list[str]
    section: str
    said: dict[str, str] = field(default_factory=dict)
    """What the section says of the row's other fields."""
    inherited: tuple[str, int] | None = None
    """The district of the block that the row stands in, and the row that states it."""
    outer: str = ""
    """The section of a district that the section itself stands in; empty if there is none."""
    key: str = ""
    """What the row is found by again in a corrected file (`settled.name_rows`)."""
    decision: Decision = UNDECIDED
    """What a person decided about the row."""


@dataclass(slots=True)
class Split:
    """The rows below a heading, sorted out."""

    data: list[DataRow] = field(default_factory=list)
    skipped: list[tuple[Row, SkipReason, str]] = field(default_factory=list)


def split_rows(table: Table, layout: Layout, header: Header, fields: Mapping[str, int]) -> Split:
    """Sort the rows below the heading into data and the rest; nothing is dropped unnamed.

    A row with a telling cell (a phone number, a village, ...) is data. Other rows are data if they
    fill two known fields and stand above the last telling row, or three anywhere; below that row
    also if they go on from the row before: they carry the next running number and something that
    is needed, or follow without a gap, fill two fields, and do not look like a signature. A row
    whose name looks like one is data wherever it stands, unless a signature or a total came first.
    Another lone text above the last telling row opens a section; below it, it is the footer's.
    """
    sorter = _Sorter(layout, header, fields)
    split = Split()
    for row in table.rows[: header.first]:
        split.skipped.append((row, "title", joined(row)))
    for row in table.rows[header.first : header.last + 1]:
        split.skipped.append((row, "header", joined(row)))
    judged = [sorter.judge(row) for row in table.rows[header.last + 1 :]]
    last_telling = max((i for i, entry in enumerate(judged) if entry.telling), default=-1)
    section = outer = ""
    before: _Judged | None = None
    ended = False
    for position, entry in enumerate(judged):
        reason = entry.reason
        above = position < last_telling
        ended = not above and (
            ended
            or reason == "total"
            or (before is not None and position > last_telling and _signs(entry))
        )
        if reason is None and not entry.telling:
            least = _FIELDS_OF_DATA if above else _FIELDS_BELOW_DATA
            named = not ended and sorter.names_somebody(table, entry)
            if not named and entry.filled < least and not sorter.goes_on(before, entry):
                reason = "section" if above else "footer"
        if reason is None:
            split.data.append(DataRow(entry.row, entry.texts, section, outer=outer))
            before = entry
            continue
        text = joined(entry.row)
        if reason == "section" and not (any(map(str.isalpha, text)) or ABOUT_SOMEBODY.search(text)):
            continue  # a row number prepared for somebody who never came
        if reason == "section" and not (entry.row.aside or ABOUT_SOMEBODY.search(text)):
            section = text
            outer = text if sorter.names_a_district(text) else outer
        split.skipped.append((entry.row, reason, text))
    return split


def _signs(entry: "_Judged") -> bool:
    texts = [text.strip() for text in entry.texts if text.strip()]
    return not entry.telling and any(map(SIGNATURE.search, texts))


def joined(row: Row) -> str:
    """Return all that a row says, as one text."""
    return " ".join(filter(None, (text_of(cell).strip() for cell in row.cells)))


@dataclass(slots=True)
class _Judged:
    row: Row
    texts: list[str]
    filled: int
    telling: bool
    reason: SkipReason | None


class _Sorter:
    """Looks at one row at a time."""

    def __init__(self, layout: Layout, header: Header, fields: Mapping[str, int]) -> None:
        tests = {entry.name: entry.tells or entry.fits for entry in layout.fields}
        self._telling = [
            (fields[name], test)
            for name in layout.telling
            if name in fields and (test := tests[name]) is not None
        ]
        if not self._telling and "position" in fields and (post := tests.get("position")):
            self._telling = [(fields["position"], post)]
        self._known = [index for name, index in fields.items() if name != "number"]
        self._number = fields.get("number")
        self._name = fields.get("name")
        self._looks = next((e.unnamed for e in layout.fields if e.name == "name"), None)
        self._district = tests.get("kecamatan")
        self._not_names = [
            test for name in ("kecamatan", "kind") if (test := tests.get(name)) is not None
        ]
        self._needed = [fields[n] for group in layout.needed for n in group if n in fields]
        self._more = [fields[name] for name in layout.goes_on if name in fields]
        self._labels = {
            column.index: words(column.heading) for column in header.columns if column.heading
        }
        self._groups = {
            words(text)
            for c in header.columns
            for text in (c.heading, c.group, f"{c.group} {c.heading}")
        }

    def judge(self, row: Row) -> _Judged:
        texts = [cell if isinstance(cell, str) else text_of(cell) for cell in row.cells]
        width = len(texts)
        filled = sum(1 for i in self._known if i < width and texts[i] and not texts[i].isspace())
        telling = any(i < width and texts[i] and test(texts[i]) for i, test in self._telling)
        return _Judged(row, texts, filled, telling, self._reason(texts, telling=telling))

    def names_somebody(self, table: Table, entry: _Judged) -> bool:
        """Tell whether a row without a telling cell has a name where names stand."""
        index = self._name
        if index is None or self._looks is None or index >= len(entry.texts):
            return False
        text = entry.texts[index].strip()
        wide = (entry.row.number, index) in table.spans
        return (
            bool(text)
            and not wide
            and not SIGNATURE.search(text)
            and self._looks(text)
            and not any(test(text) for test in self._not_names)
        )

    def names_a_district(self, text: str) -> bool:
        """Tell whether the heading of a section, without its number, is a district's name."""
        bare = _NUMBER_OF_SECTION.sub("", text)
        return self._district is not None and (self._district(text) or self._district(bare))

    def goes_on(self, before: _Judged | None, entry: _Judged) -> bool:
        """Tell whether a row without a telling cell goes on from the row of data before it."""
        needed = [text for text in self._texts(entry, self._needed) if text]
        if before is not None and not needed and self._says_more(before, entry):
            return True
        if before is None or not needed or any(map(_SECTION.match, map(words, needed))):
            return False
        number = self._running_number(entry)
        if number and number - 1 == self._running_number(before):
            return True
        follows = entry.row.number == before.row.number + 1 and entry.filled >= _FIELDS_OF_DATA
        return follows and not any(map(SIGNATURE.search, self._texts(entry, self._known)))

    def _says_more(self, before: _Judged, entry: _Judged) -> bool:
        """Tell whether a row right below another has only more to say of the same."""
        more = [text for text in self._texts(entry, self._more) if text]
        follows = entry.row.number == before.row.number + 1 and len(more) == entry.filled > 0
        return follows and not self._running_number(entry) and not any(map(SIGNATURE.search, more))

    def _texts(self, entry: _Judged, columns: list[int]) -> list[str]:
        return [entry.texts[i].strip() for i in columns if i < len(entry.texts)]

    def _running_number(self, entry: _Judged) -> int:
        """Return a row's running number; 0 if it has none."""
        cells = [] if self._number is None else self._texts(entry, [self._number])
        match = _ORDINAL.fullmatch(cells[0]) if cells else None
        return int(match[1]) if match else 0

    def _reason(self, texts: list[str], *, telling: bool) -> SkipReason | None:
        if telling:
            return None
        said = [(i, text.strip()) for i, text in enumerate(texts) if text.strip()]
        if len(said) >= _LEAST_SAID:
            same = sum(words(text) in self._groups for _, text in said)
            if same * 2 > len(said):
                return "header"
            if _are_column_numbers(said):
                return "column_numbers"
        if any(_TOTAL.match(words(text)) for _, text in said[:2]):
            return "total"
        return None


def _are_column_numbers(said: list[tuple[int, str]]) -> bool:
    numbers = [int(match[1]) for _, text in said if (match := _ORDINAL.fullmatch(text))]
    return len(numbers) == len(said) >= _FEWEST_NUMBERS and all(
        later == earlier + 1 for earlier, later in pairwise(numbers)
    )
