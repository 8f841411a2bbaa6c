"""A list as it is shown: its rows with findings in their cells, its filters and columns: pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.core.http.fields import printable
from app.core.locale import Locale, has_text, text
from app.imports.reader.talk import AnyPreview
from app.imports.settling.rows import Waiting
from app.imports.views import message
from app.sheets.findings import RULES, Finding, Severity, worst_of
from app.sheets.lists.column_uses import ColumnUse
from app.sheets.lists.grid import Line

PER_PAGE: Final = 100
WAITING, ALL, SETTLED = "waiting", "all", "settled"
_SURE, _QUITE_SURE = 0.75, 0.55
_EDITED: Final = {
    "attendees": ("name", "village", "kecamatan", "position", "phone"),
    "partners": ("name", "code", "tables", "table_numbers", "seats"),
    "requests": ("village", "kecamatan", "partner", "rank"),
}
"""Fields that can be edited of any row that waits, beside those of its findings."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, the worst of what was noticed about it, and that in sentences."""

    text: str
    severity: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the sheet; `sentences` are those to be read beneath it."""

    line: Line
    cells: tuple[Cell, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a sheet under the heading of most of them."""

    sheet: str
    columns: tuple[ColumnUse, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """What can be shown alone, with its number of rows or findings."""

    name: str
    label: str
    count: int
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be edited: its name in words and what it says."""

    name: str
    label: str
    text: str


def filters_of(read: AnyPreview, waiting: int, locale: Locale) -> list[Filter]:
    """Return what can be shown alone: rows that wait, all rows, and each kind of finding."""
    rows = {read.place_of(line) for line in read.lines if line.key}
    settled = sum(line.role in {"settled", "left_out"} for line in read.lines)
    made = [
        Filter(WAITING, text("web.list_filter_waiting", locale), waiting, "error"),
        Filter(ALL, text("web.list_filter_all", locale), len(rows)),
    ]
    if settled:
        made.append(Filter(SETTLED, text("web.list_filter_settled", locale), settled))
    for code, count in read.counts().items():
        label = text(f"web.finding_{code}", locale)
        made.append(Filter(code, label, count, RULES[code].severity.value))
    return made


def lines_shown(read: AnyPreview, show: str) -> list[Line]:
    """Return the rows that a filter shows."""
    if show == ALL:
        return list(_once(read))
    if show == SETTLED:
        return [line for line in read.lines if line.role in {"settled", "left_out"}]
    places = {(f.sheet, f.row) for f in read.findings if f.code == show}
    return [line for line in _once(read) if line.key and read.place_of(line) in places]


def _once(read: AnyPreview) -> Iterator[Line]:
    """Yield each row of the sheets once, also one that names several people side by side."""
    shown: set[tuple[tuple[str, int], str, tuple[str, ...]]] = set()
    for line in read.lines:
        same = (read.place_of(line), line.role, line.texts)
        if line.role != "data" or same not in shown:
            shown.add(same)
            yield line


def tables_of(read: AnyPreview, lines: Sequence[Line], show: str, locale: Locale) -> list[Table]:
    """Return rows as they stand in their sheets, with their findings."""
    wanted = {read.place_of(line) for line in lines}
    found: dict[tuple[str, int], list[Finding]] = defaultdict(list)
    for finding in read.findings:
        if (finding.sheet, finding.row) in wanted:
            found[finding.sheet, finding.row].append(finding)
    made: list[Table] = []
    for sheet in dict.fromkeys(read.parts[line.part].sheet for line in lines):
        own = [line for line in lines if read.parts[line.part].sheet == sheet]
        main = Counter(line.part for line in own).most_common(1)[0][0]
        rows = tuple(
            row_of(
                line,
                read.parts[line.part].columns,
                found[read.place_of(line)] if line.key else (),
                show,
                locale,
            )
            for line in own
        )
        made.append(Table(printable(sheet), read.parts[main].columns, rows))
    return made


def row_of(
    line: Line, columns: Sequence[ColumnUse], findings: Iterable[Finding], show: str, locale: Locale
) -> Row:
    """Return a row with its findings in their cells."""
    about: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        about[finding.column].append(finding)
    texts = [*line.texts, *[""] * len(columns)]
    cells = tuple(
        _cell(said, about.get(column.key, ()), locale)
        for column, said in zip(columns, texts, strict=False)
    )
    told = [
        message(finding, locale)
        for some in about.values()
        for finding in some
        if finding.severity is not Severity.INFO or finding.code == show or not finding.column
    ]
    return Row(line, cells, tuple(dict.fromkeys(told)))


def _cell(said: str, findings: Sequence[Finding], locale: Locale) -> Cell:
    worst = worst_of(findings).value if findings else ""
    sentences = tuple(dict.fromkeys(message(finding, locale) for finding in findings))
    return Cell(printable(said), worst, sentences)


def fields_to_edit(waiting: Waiting, kind: str, locale: Locale) -> list[Field]:
    """Return what can be edited of a row that waits: what its findings are about comes first."""
    by_key = {column.key: column.field for column in waiting.part.columns}
    about = [by_key.get(finding.column, "") for finding in waiting.findings]
    names = dict.fromkeys(name for name in (*about, *_EDITED[kind]) if name)
    return [Field(name, field_label(name, locale), printable(waiting.text(name))) for name in names]


def field_label(name: str, locale: Locale) -> str:
    """Return what a field is called."""
    if name.startswith("choice_"):
        return text("web.field_choice", locale, number=name.rpartition("_")[2])
    return text(f"web.field_{name}", locale) if has_text(f"web.field_{name}") else name


def sureness(column: ColumnUse) -> str:
    """Return how sure a column's meaning is: `sure`, `quite`, `unsure`, `chosen` or `none`."""
    if not column.field:
        return "chosen" if column.basis == "user" else "none"
    if column.basis == "user":
        return "chosen"
    if column.confirm or column.score < _QUITE_SURE:
        return "unsure"
    return "sure" if column.score >= _SURE else "quite"


def read_as(waiting: Waiting, locale: Locale) -> list[tuple[str, str]]:
    """Return how a row would be read, as pairs of a field's name and its value."""
    if waiting.read is None:
        return []
    names = ("name", "position", "village", "kecamatan", "phone_e164", "partner", "tables")
    said = [(name, getattr(waiting.read, name, "")) for name in names]
    return [
        (field_label(name.removesuffix("_e164"), locale), printable(str(value)))
        for name, value in said
        if value
    ]
