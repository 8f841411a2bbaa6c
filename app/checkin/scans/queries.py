"""The statements of the scan path: plain columns, not objects, and made once for all.

A queue of people waits for these; putting a statement together takes as long as running it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Executable, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col

from app.checkin.records import (
    Annulment,
    Conflict,
    Direction,
    FirstAdmission,
    Gate,
    GateKind,
    Reason,
    Scan,
    Verdict,
    area_of,
)
from app.checkin.scans.rules import Passage, moment
from app.core.ids import new_id
from app.events.records import Event

PersonDay = tuple[UUID, str, date]
"""Attendee, area and gate day."""
ScanKey = tuple[str, UUID]
"""The device that scanned, and its own id of the scan."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A scan as it stands recorded; fields are those of `Scan`."""

    id: UUID
    event_id: UUID
    gate_id: UUID
    device: str
    scan_id: UUID
    badge_id: UUID | None
    attendee_id: UUID | None
    raw: str | None
    direction: Direction
    scanned_at: datetime
    received_at: datetime
    offline: bool
    verdict: Verdict
    reason: Reason | None

    @property
    def key(self) -> ScanKey:
        """What its repetition is known by."""
        return self.device, self.scan_id

    @property
    def at(self) -> datetime:
        """When it counts as made."""
        return moment(self.offline, self.scanned_at, self.received_at)


@dataclass(frozen=True, slots=True)
class ScanGate:
    """A gate at which something was scanned; fields are those of `Gate`."""

    id: UUID
    name: str
    kind: GateKind
    session: str | None
    table_id: UUID | None
    opens_at: datetime | None
    closes_at: datetime | None

    @property
    def area(self) -> str:
        """What it leads to (`Gate.area`)."""
        return area_of(self.kind, self.session, self.table_id)


@dataclass(frozen=True, slots=True)
class Hall:
    """An event with those of its gates at which something was scanned, by id."""

    event_id: UUID
    timezone: str
    gates: Mapping[UUID, ScanGate]


@dataclass(frozen=True, slots=True)
class FirstEntry:
    """When and where somebody was first let in."""

    gate_id: UUID
    gate: str
    at: datetime


def _any_of(name: str) -> BindParameter[Any]:
    """Return the place in a statement for a list of values."""
    return bindparam(name, expanding=True)


def run(session: Session, statement: Executable, given: Mapping[str, Any]) -> Iterable[Any]:
    """Return the rows of a statement that selects columns; what is added must be flushed before."""
    return session.connection().execute(statement, given)


_HALL = (
    select(col(Event.timezone), *[getattr(Gate, field.name) for field in fields(ScanGate)])
    .select_from(Event)
    .outerjoin(Gate, (col(Gate.event_id) == Event.id) & col(Gate.id).in_(_any_of("gate_ids")))
    .where(col(Event.id) == bindparam("event_id"))
)
_FACT = tuple(field.name for field in fields(Fact))
_STORED = select(*[getattr(Scan, name) for name in _FACT]).where(
    col(Scan.scan_id).in_(_any_of("scan_ids"))
)
_PASSAGES = (
    select(
        col(Scan.attendee_id),
        col(Gate.kind),
        col(Gate.session),
        col(Gate.table_id),
        col(Scan.direction),
        col(Scan.offline),
        col(Scan.scanned_at),
        col(Scan.received_at),
        col(Scan.device),
        col(Scan.id),
    )
    .join(Gate, col(Gate.id) == Scan.gate_id)
    .outerjoin(Annulment, col(Annulment.scan_id) == Scan.id)
    .where(
        col(Scan.attendee_id).in_(_any_of("attendee_ids")),
        col(Scan.verdict) == Verdict.ADMITTED,
        col(Scan.received_at) >= bindparam("since"),
        col(Annulment.scan_id).is_(None),
    )
    .order_by(col(Scan.id))
)
_FIRST_ENTRIES = (
    select(
        col(FirstAdmission.attendee_id),
        col(FirstAdmission.area),
        col(FirstAdmission.day),
        col(Gate.id),
        col(Gate.name),
        col(Scan.offline),
        col(Scan.scanned_at),
        col(Scan.received_at),
    )
    .join(Scan, col(Scan.id) == FirstAdmission.scan_id)
    .join(Gate, col(Gate.id) == Scan.gate_id)
    .where(col(FirstAdmission.attendee_id).in_(_any_of("attendee_ids")))
)
_TABLES = SQLModel.metadata.tables


def _appending(table: type[SQLModel], **conflict: Any) -> dict[str, Any]:
    """Return the statement that appends rows unless they are there, by kind of database."""
    return {
        # One syntax, of which SQLAlchemy has a class per database.
        dialect: insert(_TABLES[str(table.__tablename__)]).on_conflict_do_nothing(**conflict)
        for dialect, insert in (("postgresql", postgresql.insert), ("sqlite", sqlite.insert))
    }


_APPEND_SCANS = _appending(Scan, index_elements=["device", "scan_id"])
_APPEND_FIRSTS = _appending(FirstAdmission)
_APPEND_CONFLICTS = _appending(Conflict, index_elements=["scan_id"])
_APPENDED = select(col(Scan.id)).where(col(Scan.id).in_(_any_of("ids")))


def hall(session: Session, event_id: UUID, gate_ids: Collection[UUID]) -> Hall | None:
    """An event with those of these gates that it has; None: there is no such event."""
    rows = list(run(session, _HALL, {"event_id": event_id, "gate_ids": list(gate_ids)}))
    if not rows:
        return None
    gates = [ScanGate(*gate) for _, *gate in rows if gate[0] is not None]
    return Hall(event_id, rows[0][0], {gate.id: gate for gate in gates})


def stored(session: Session, keys: Collection[ScanKey]) -> dict[ScanKey, Fact]:
    """Those of these scans that are recorded already."""
    rows = run(session, _STORED, {"scan_ids": list({scan_id for _, scan_id in keys})})
    facts = [Fact(*row) for row in rows]
    return {fact.key: fact for fact in facts if fact.key in keys}


def insert_scans(session: Session, facts: Sequence[Fact]) -> set[UUID]:
    """Append scans; return the ids of those that no rival request had appended before."""
    rows = [{name: getattr(fact, name) for name in _FACT} for fact in facts]
    ids = {fact.id for fact in facts}
    if _append(session, _APPEND_SCANS, rows) == len(rows):
        return ids
    return {identity for (identity,) in run(session, _APPENDED, {"ids": list(ids)})}


def insert_first_admissions(session: Session, entries: Mapping[PersonDay, UUID]) -> None:
    """Note scans as the first admissions of their day, where there is none yet."""
    rows = [
        {"attendee_id": attendee_id, "area": area, "day": day, "scan_id": scan_id}
        for (attendee_id, area, day), scan_id in entries.items()
    ]
    _append(session, _APPEND_FIRSTS, rows)


def insert_conflicts(session: Session, facts: Sequence[Fact], others: Mapping[UUID, UUID]) -> None:
    """Note admissions that a person should look into; `others`: the scans they clash with."""
    rows = [
        {
            "id": new_id(),
            "event_id": fact.event_id,
            "scan_id": fact.id,
            "other_scan_id": others.get(fact.id),
            "attendee_id": fact.attendee_id,
            "kind": fact.reason,
            "created_at": fact.received_at,
        }
        for fact in facts
    ]
    _append(session, _APPEND_CONFLICTS, rows)


def _append(session: Session, statements: Mapping[str, Any], rows: Sequence[dict[str, Any]]) -> int:
    connection = session.connection()
    return connection.execute(statements[connection.dialect.name], rows).rowcount


def passages(
    session: Session, attendee_ids: Collection[UUID], since: datetime
) -> list[tuple[UUID, str, Passage]]:
    """Who was admitted to which area since a moment, in the order recorded."""
    rows = run(session, _PASSAGES, {"attendee_ids": list(attendee_ids), "since": since})
    return [
        (
            attendee_id,
            area_of(*target),
            Passage(direction, moment(offline, scanned_at, received_at), device, scan),
        )
        for attendee_id, *target, direction, offline, scanned_at, received_at, device, scan in rows
    ]


def first_entries(session: Session, attendee_ids: Collection[UUID]) -> dict[PersonDay, FirstEntry]:
    """When and where these people were first let in, by area and day."""
    rows = run(session, _FIRST_ENTRIES, {"attendee_ids": list(attendee_ids)})
    return {
        (attendee_id, area, day): FirstEntry(gate_id, gate, moment(*clocks))
        for attendee_id, area, day, gate_id, gate, *clocks in rows
    }
