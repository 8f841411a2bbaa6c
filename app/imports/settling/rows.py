"""The rows of a list that wait for a person, each with its findings and choices: pure."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, overload

from app.imports.applying.outcome import Remark
from app.imports.foreseen import Foreseen
from app.imports.reader.talk import AnyPreview
from app.imports.settling.candidates import Choice, Known, choices_of, is_outside, text_of
from app.sheets.findings import Finding
from app.sheets.lists.grid import Line, Part
from app.sheets.values.regions.villages import Regions

Place = tuple[str, int]
"""Sheet (where several are read) and row."""
Reason = tuple[tuple[str, str], ...]
_EACH_ITS_OWN = frozenset({"conflict_two_people"})
"""Findings that are about two rows, so that no third one is like them."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row that waits: why, what can be decided, and which rows wait for the same reason.

    `remarks` are why the row cannot be stored, of a row whose meaning is clear.
    """

    line: Line
    part: Part
    sheet: str
    read: Any
    """The row of data that was read, if any."""
    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...]
    choices: tuple[Choice, ...]
    similar: tuple[str, ...]
    """Keys of the other rows with the same findings about the same texts."""
    halves: tuple[str, ...] = ()
    """Keys of all people of the row, where it names several side by side."""

    def text(self, name: str) -> str:
        """Return what the cell of a field says."""
        return text_of(self.line, self.part, name)


class WaitingRows(Sequence[Waiting]):
    """The rows that wait, in the order of the file; what can be decided is found when one is asked.

    `remarks` say which rows of clear meaning could not be stored when they were planned.
    """

    def __init__(
        self,
        read: AnyPreview,
        regions: Regions,
        partners: Mapping[str, str],
        remarks: Sequence[Remark] = (),
    ) -> None:
        self._read = read
        self._lines = _data_lines(read)
        self._halves = _halves(read)
        self._rows = {(row.sheet, row.row): row for row in reversed(read.rows)}
        self._held: dict[Place, list[Finding]] = defaultdict(list)
        self._refused: dict[Place, list[Remark]] = defaultdict(list)
        self._look_for_reasons(remarks)
        names = {
            line.key: getattr(self._rows.get(place), "name", "")
            for place, line in self._lines.items()
        }
        self._known = Known(regions, partners, names, _rivals(read, self._lines))
        self._places = [
            place for place in self._lines if place in self._held or place in self._refused
        ]
        self._alike: dict[Reason, list[str]] = defaultdict(list)
        for place in self._places:
            self._alike[self._reason(place)].append(self._lines[place].key)

    @classmethod
    def of(cls, foreseen: Foreseen) -> Self:
        """Return the rows that wait of a list that was read and planned."""
        reading = foreseen.reading
        question = reading.question
        return cls(reading.read, question.area(), question.partner_names, foreseen.result.held)

    def outside(self) -> dict[str, int]:
        """Count the rows that wait and state a regency outside the area, by its name."""
        found: Counter[str] = Counter()
        for place in self._places:
            line = self._lines[place]
            regency = text_of(line, self._read.parts[line.part], "regency")
            if is_outside(regency, self._known.regions):
                found[regency] += 1
        return dict(found)

    def _look_for_reasons(self, remarks: Sequence[Remark]) -> None:
        places = {(row.sheet, row.row) for row in self._read.held_back}
        for finding in self._read.findings:
            if finding.blocks_row and (finding.sheet, finding.row) in places:
                self._held[finding.sheet, finding.row].append(finding)
        for remark in remarks:
            if (remark.sheet, remark.row) not in places:
                self._refused[remark.sheet, remark.row].append(remark)

    def _reason(self, place: Place) -> Reason:
        found = tuple((finding.code, finding.found) for finding in self._held.get(place, ()))
        refused = self._refused.get(place, ())
        return found + tuple((remark.code, str(remark.params)) for remark in refused)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Waiting: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Waiting]: ...
    def __getitem__(self, index: int | slice) -> Waiting | Sequence[Waiting]:
        if isinstance(index, slice):
            return [self._waiting(place) for place in self._places[index]]
        return self._waiting(self._places[index])

    def _waiting(self, place: Place) -> Waiting:
        line = self._lines[place]
        part, findings = self._read.parts[line.part], self._held.get(place, [])
        reason = self._reason(place)
        alike = () if any(code in _EACH_ITS_OWN for code, _ in reason) else self._alike[reason]
        return Waiting(
            line,
            part,
            place[0],
            self._rows.get(place),
            tuple(findings),
            tuple(self._refused.get(place, ())),
            choices_of(line, part, findings, self._known),
            tuple(key for key in alike if key != line.key),
            self._halves[place] if len(self._halves[place]) > 1 else (),
        )


def _data_lines(read: AnyPreview) -> dict[Place, Line]:
    """Return the lines of data by sheet (where several are read) and row."""
    lines: dict[Place, Line] = {}
    for line in read.lines:
        if line.key and line.role != "left_out":
            lines.setdefault(read.place_of(line), line)
    return lines


def _halves(read: AnyPreview) -> dict[Place, tuple[str, ...]]:
    """Return the keys of the people of each row."""
    keys: dict[Place, list[str]] = defaultdict(list)
    for line in read.lines:
        if line.key and line.role != "left_out":
            keys[read.place_of(line)].append(line.key)
    return {place: tuple(some) for place, some in keys.items()}


def _rivals(read: AnyPreview, lines: Mapping[Place, Line]) -> dict[str, tuple[str, ...]]:
    """Return of each row that names a second person the other rows of its cooperative."""
    groups: dict[str, list[str]] = defaultdict(list)
    for finding in read.findings:
        line = lines.get((finding.sheet, finding.row))
        if finding.code == "conflict_two_people" and line is not None:
            groups[finding.village_code].append(line.key)
    return {
        key: tuple(other for other in keys if other != key)
        for keys in groups.values()
        for key in keys
    }
