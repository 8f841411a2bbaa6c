"""What a list would do if it were applied: clean rows, findings, and how it was read."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from app.sheets.findings import Finding, Severity
from app.sheets.rows import AttendeeRow, PartnerRow, RequestRow

Kind = Literal["attendees", "partners", "requests"]
R = TypeVar("R", AttendeeRow, PartnerRow, RequestRow)


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """A sheet of the file: how many rows of data it seems to hold, and whether it is hidden."""

    name: str
    hidden: bool
    data_rows: int


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """A column of the chosen sheet and the field it was taken for (empty: not used).

    `key` is its letter (XLSX) or number (CSV) and names it in an overriding mapping; `score` says
    how sure the suggestion is (0 to 1); `alternatives` are other fields it could be, best first.
    """

    key: str
    header: str
    field: str
    score: float
    alternatives: tuple[str, ...]
    examples: tuple[str, ...]


SkipReason = Literal["title", "header", "column_numbers", "section", "total", "footer"]


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row with content that is not a row of data, and why."""

    row: int
    line: int
    reason: SkipReason
    text: str


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
