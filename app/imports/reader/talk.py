"""What the application asks the process that reads a list, and what that answers."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.imports.reader.wire import WireError, packed, unpacked
from app.sheets.decisions import Decision
from app.sheets.errors import SheetError
from app.sheets.findings import RULES, Finding
from app.sheets.lists.column_uses import ColumnUse
from app.sheets.lists.grid import Line, Part
from app.sheets.lists.preview import Kind, Preview, SheetChoice, SkippedRow
from app.sheets.rows import AttendeeRow, PartnerRow, PlaceRow, RequestRow
from app.sheets.values.regions.own import area_with
from app.sheets.values.regions.villages import Regions
from app.sheets.values.tags import Tag

AnyPreview = Preview[Any]
_ROW_TYPES = {
    "attendees": AttendeeRow,
    "partners": PartnerRow,
    "requests": RequestRow,
    "places": PlaceRow,
}
_PER_LINE = 200
"""Values in one line. Taking a line apart stops the application's other threads for its time."""


@dataclass(frozen=True, slots=True)
class Question:
    """How to read a file, by plain values.

    `tags` are the vocabulary, `regions` the codes of the regencies whose villages may be named; the
    rest is as in `PreviewOptions`.
    """

    kind: Kind
    filename: str
    sheet: str | None
    mapping: dict[str, str | None]
    tags: tuple[Tag, ...]
    partner_names: dict[str, str]
    today: date
    regions: tuple[str, ...]
    decisions: dict[str, Decision] = field(default_factory=dict)
    """What people decided about rows, by their keys."""
    places: str = ""
    """The event's own places, as `OwnPlaces.text`; empty if it has none."""

    def area(self) -> Regions:
        """Return the places that rows may name."""
        return area_with(self.places, self.regions)

    def line(self) -> bytes:
        """Return the question as it is asked; the file's content follows it."""
        return _line(packed(self))


def question_of(line: bytes) -> Question:
    """Return the question that a line asks."""
    return unpacked(Question, json.loads(line))


@dataclass(frozen=True, slots=True)
class _Head:
    sheet: str
    sheets: tuple[SheetChoice, ...]
    columns: tuple[ColumnUse, ...]
    other_columns: tuple[ColumnUse, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class AsRead:
    """What was read of a list, and the lines that said so, as they are stored (`folded`)."""

    read: AnyPreview
    folded: bytes


def folded(lines: Iterable[bytes]) -> bytes:
    """Return the lines of an answer as they are stored; other threads go on meanwhile."""
    return zlib.compress(b"\n".join(lines), 1)


def unfolded(question: Question, content: bytes) -> AnyPreview:
    """Return what stored lines say was read; errors as of `heard`."""
    return heard(question, zlib.decompress(content).splitlines())


def is_longer(content: bytes, most: int) -> bool:
    """Return whether stored lines are longer than so many bytes, unfolding no more than those.

    Folded they say little: thousands of rows that repeat themselves fold to next to nothing.
    """
    return most < 0 or len(zlib.decompressobj().decompress(content, most + 1)) > most


def answer_lines(read: AnyPreview) -> Iterator[bytes]:
    """Yield what was read, as the lines of an answer."""
    head = _Head(read.sheet, read.sheets, read.columns, read.other_columns, read.parts)
    yield _line(["read", packed(head)])
    for name, values in (
        ("rows", read.rows),
        ("findings", read.findings),
        ("skipped", read.skipped),
        ("lines", read.lines),
    ):
        for start in range(0, len(values), _PER_LINE):
            yield _line([name, packed(values[start : start + _PER_LINE])])
    yield _line(["end", None])


def refusal_lines(error: SheetError) -> Iterator[bytes]:
    """Yield why a file cannot be used, as the lines of an answer."""
    yield _line(["refused", {"code": error.code, "params": error.params}])


def heard(question: Question, lines: Iterable[bytes]) -> AnyPreview:
    """Return what an answer says was read; raises the SheetError that it tells of.

    Raises WireError for an answer that is not whole or says something that no list leads to.
    """
    said = map(_said, lines)
    name, value = next(said, ("", None))
    if name == "refused":
        raise _refusal(value)
    if name != "read":
        raise WireError(name)
    head = unpacked(_Head, value)
    read = AnyPreview(
        question.kind,
        question.filename,
        head.sheet,
        head.sheets,
        head.columns,
        other_columns=head.other_columns,
    )
    read.parts = head.parts
    takes: dict[str, Callable[[Any], None]] = {
        "rows": _taking(read.rows, _ROW_TYPES[question.kind]),
        "findings": _taking(read.findings, Finding),
        "skipped": _taking(read.skipped, SkippedRow),
        "lines": _taking(read.lines, Line),
    }
    for name, value in said:
        if name == "end":
            break
        if name not in takes:
            raise WireError(name)
        takes[name](value)
    else:
        raise WireError("no end")
    if any(finding.code not in RULES for finding in read.findings):
        raise WireError("code")
    return read


def _taking(into: list[Any], kind: type[Any]) -> Callable[[Any], None]:
    several = list[kind]  # type: ignore[valid-type]
    return lambda value: into.extend(unpacked(several, value))


def _refusal(value: Any) -> SheetError:
    kinds = {kind.code: kind for kind in _kinds_of(SheetError)}
    if not isinstance(value, dict) or value.get("code") not in kinds:
        raise WireError("refused")
    params = value.get("params")
    if not isinstance(params, dict) or not all(map(_is_plain, params.values())):
        raise WireError("params")
    return kinds[value["code"]](**params)


def _kinds_of(kind: type[SheetError]) -> Iterator[type[SheetError]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds_of(each)


def _is_plain(value: Any) -> bool:
    items = value if isinstance(value, list) else [value]
    return all(isinstance(item, (str, int, float)) for item in items)


def _said(line: bytes) -> tuple[str, Any]:
    try:
        name, value = json.loads(line)
    except (ValueError, TypeError, RecursionError) as error:
        raise WireError("line") from error
    if not isinstance(name, str):
        raise WireError("line")
    return name, value


def _line(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"
