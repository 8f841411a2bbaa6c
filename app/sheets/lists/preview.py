"""What a list would do if it were applied: clean rows, findings, and how it was read."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Generic, Literal, TypedDict, TypeVar, Unpack, overload

from app.sheets.decisions import Decision
from app.sheets.files.limits import DEFAULT_LIMITS, Limits
from app.sheets.findings import Finding, Severity
from app.sheets.layout.opening import LeftOut, OpenedFile, open_list
from app.sheets.layout.reading import OpenedList
from app.sheets.layout.sorting import SkipReason, joined
from app.sheets.lists import places
from app.sheets.lists.asking import requests
from app.sheets.lists.attending import attendees
from app.sheets.lists.column_uses import ColumnUse, main_columns, other_columns, to_confirm
from app.sheets.lists.grid import Line, Part, lines_of, parts_of
from app.sheets.lists.hosting import partners
from app.sheets.lists.layouts import layout_of, shape_of
from app.sheets.lists.partner_names import PartnerNames
from app.sheets.lists.plain import finding_json, plain
from app.sheets.lists.privacy import hide_identity, leave_out_private
from app.sheets.lists.settled import apply_decisions, name_rows
from app.sheets.lists.ticked_days import ticked_days
from app.sheets.lists.unused_numbers import unused_numbers
from app.sheets.rows import AttendeeRow, PartnerRow, PlaceRow, RequestRow
from app.sheets.values.regions.shipped import banjarnegara
from app.sheets.values.regions.villages import Regions
from app.sheets.values.tags import Taxonomy, standard_taxonomy

Kind = Literal["attendees", "partners", "requests", "places"]
R = TypeVar("R", AttendeeRow, PartnerRow, RequestRow, PlaceRow)
Message = Callable[[Finding], str]


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """A sheet of the file. `data_rows` counts the rows that would be data; hidden ones have none.

    `rows` counts the rows with content; `use` says whether it is read, else why not.
    """

    name: str
    hidden: bool
    data_rows: int
    rows: int = 0
    use: LeftOut = "read"


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row with content that is not a row of data, and why."""

    row: int
    line: int
    reason: SkipReason
    text: str
    sheet: str = ""


@dataclass(slots=True)
class Preview(Generic[R]):
    """The result of reading a list. Nothing has been changed anywhere yet.

    `rows` are all rows of data in the order of the file, those to be held back (`status` is
    `review`) included; a row that repeats an earlier one is merged into it and has a finding only.
    """

    kind: Kind
    file: str
    sheet: str
    sheets: tuple[SheetChoice, ...]
    columns: tuple[ColumnUse, ...]
    rows: list[R] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    other_columns: tuple[ColumnUse, ...] = ()
    """Columns of other sheets that are not like those of the main one in `columns`."""
    parts: tuple[Part, ...] = ()
    lines: list[Line] = field(default_factory=list)
    """All rows as they stand in the file."""

    @property
    def to_confirm(self) -> dict[str, str | None]:
        """The mapping that confirms the columns that are taken by what they hold alone."""
        return to_confirm((*self.columns, *self.other_columns))

    def place_of(self, line: Line) -> tuple[str, int]:
        """Return a line's sheet and row as rows and findings name them: no sheet if it is alone."""
        sheets = {part.sheet for part in self.parts}
        return self.parts[line.part].sheet if len(sheets) > 1 else "", line.row

    @property
    def ready(self) -> list[R]:
        """Rows that may be applied as they are."""
        return [row for row in self.rows if row.status == "ok"]

    @property
    def held_back(self) -> list[R]:
        """Rows that wait for a person."""
        return [row for row in self.rows if row.status == "review"]

    def counts(self) -> dict[str, int]:
        """Count the findings of each code, most frequent first."""
        return dict(Counter(finding.code for finding in self.findings).most_common())

    def severities(self) -> dict[Severity, int]:
        """Count the findings of each severity."""
        tally = Counter(finding.severity for finding in self.findings)
        return {severity: tally[severity] for severity in Severity}

    def to_json(self, message: Message | None = None) -> dict[str, list[dict[str, Any]]]:
        """Return `{"rows": [...], "findings": [...]}` of plain values.

        Fields of rows that hold several values are joined by `;`, dates are ISO, unknown values
        empty texts. With `message`, every finding carries its sentence.
        """
        rows = [{"file": self.file} | plain(asdict(row)) for row in self.rows]
        findings = []
        for finding in self.findings:
            entry = finding_json(finding, self.file)
            if message:
                entry["message"] = message(finding)
            findings.append(entry)
        return {"rows": rows, "findings": findings}


class PreviewOptions(TypedDict, total=False):
    """What may be said about how to read a list.

    `regions` and `taxonomy` default to those that ship with the package; `partner_names`
    (code -> name) is what requests may ask for; `mapping` (column key or heading, also behind a
    sheet's name and `!` -> field, None for none) and `sheet` overrule what was detected;
    `decisions` are what people decided about rows, by their keys; `today` bounds plausible dates.
    """

    regions: Regions
    taxonomy: Taxonomy
    partner_names: Mapping[str, str]
    mapping: Mapping[str, str | None]
    sheet: str | None
    limits: Limits
    decisions: Mapping[str, Decision]
    today: date


@overload
def preview(
    kind: Literal["attendees"], data: bytes, filename: str, **options: Unpack[PreviewOptions]
) -> Preview[AttendeeRow]: ...
@overload
def preview(
    kind: Literal["partners"], data: bytes, filename: str, **options: Unpack[PreviewOptions]
) -> Preview[PartnerRow]: ...
@overload
def preview(
    kind: Literal["requests"], data: bytes, filename: str, **options: Unpack[PreviewOptions]
) -> Preview[RequestRow]: ...


@overload
def preview(
    kind: Literal["places"], data: bytes, filename: str, **options: Unpack[PreviewOptions]
) -> Preview[PlaceRow]: ...


def preview(
    kind: Kind, data: bytes, filename: str, **options: Unpack[PreviewOptions]
) -> Preview[AttendeeRow] | Preview[PartnerRow] | Preview[RequestRow] | Preview[PlaceRow]:
    """Read a list of a kind and say what it would bring, without changing anything.

    Nothing is believed of `filename`. Raises a SheetError when the file as a whole cannot be used.
    """
    regions = options.get("regions") or banjarnegara()
    taxonomy = (options.get("taxonomy") or standard_taxonomy()).for_one_file()
    today = options.get("today") or datetime.now(UTC).date()
    layout = layout_of(kind, regions, taxonomy)
    names = PartnerNames(options.get("partner_names", {}))
    opened = open_list(
        data,
        layout,
        mapping=options.get("mapping", {}),
        sheet=options.get("sheet"),
        limits=options.get("limits", DEFAULT_LIMITS),
        shape=shape_of(kind, layout, names, taxonomy),
    )
    name_rows(opened.parts)
    apply_decisions(opened.parts, options.get("decisions", {}))
    rows: list[Any]
    private = [leave_out_private(part) for part in opened.parts]
    lines = lines_of(opened.parts, [{each.column for each in found} for found in private])
    if kind == "attendees":
        rows, findings = attendees.read_attendees(opened, regions, taxonomy, today)
    elif kind == "partners":
        rows, findings = partners.read_partners(opened, taxonomy)
    elif kind == "requests":
        rows, findings = requests.read_requests(opened, regions, names)
    else:
        rows, findings = places.read_places(opened)
    findings += [finding for found in private for finding in found]
    findings += unused_numbers(opened.parts, rows)
    findings += ticked_days(opened.parts) if kind != "places" else []
    _sort(findings, opened)
    return Preview[Any](
        kind,
        filename,
        opened.main.table.name,
        _sheets(opened),
        main_columns(opened),
        rows,
        findings,
        [each for part in opened.parts for each in _skipped(part)],
        other_columns(opened),
        parts_of(opened.parts),
        lines,
    )


def _sheets(opened: OpenedFile) -> tuple[SheetChoice, ...]:
    return tuple(
        SheetChoice(
            *(t.name, t.hidden, opened.data_rows.get(t.name, 0), len(t.rows)),
            opened.left_out[t.name],
        )
        for t in opened.tables
    )


def _skipped(part: OpenedList) -> Iterator[SkippedRow]:
    """Yield the rows of a part that are not data, and those that a person left out."""
    for row, why, text in part.split.skipped:
        if row.number:
            yield SkippedRow(row.number, row.line, why, text, part.sheet)
    for data in part.left_out:
        text = hide_identity(joined(data.row))
        yield SkippedRow(data.row.number, data.row.line, "left_out", text, part.sheet)


def _sort(findings: list[Finding], opened: OpenedFile) -> None:
    """Bring findings into the order of sheets, rows and columns."""
    columns = {c.key: c.index for part in opened.parts for c in part.columns}
    sheets = {table.name: place for place, table in enumerate(opened.tables)}
    findings.sort(key=lambda f: (sheets.get(f.sheet, 0), f.row, columns.get(f.column, -1)))
