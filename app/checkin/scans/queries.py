"""Every select and insert of scans.

Those of the scan path select plain columns and are built once, at import: building a statement
takes as long as running it, and a queue of people waits for the answer.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.badges.records import Badge
from app.badges.tokens import BadgeToken, parse
from app.checkin.records import Annulment, Conflict, FirstAdmission, Gate, Scan, Verdict, area_of
from app.checkin.scans.facts import Fact, FirstEntry, PersonDay, ScanEvent, ScanGate, ScanKey
from app.checkin.scans.rules import Passage
from app.checkin.statements import any_of, run
from app.core.clock import device_moment
from app.core.ids import new_id
from app.events.records import Event

_EVENT = (
    select_columns(
        col(Event.timezone),
        col(Event.clock_ahead),
        *[getattr(Gate, field.name) for field in fields(ScanGate)],
    )
    .select_from(Event)
    .outerjoin(Gate, (col(Gate.event_id) == Event.id) & col(Gate.id).in_(any_of("gate_ids")))
    .where(col(Event.id) == bindparam("event_id"))
)
_FACT = tuple(field.name for field in fields(Fact))
_STORED = select_columns(*[getattr(Scan, name) for name in _FACT]).where(
    col(Scan.scan_id).in_(any_of("scan_ids"))
)
_BADGE = select_columns(col(Badge.number), col(Badge.id)).where(
    col(Badge.event_id) == bindparam("event_id"), col(Badge.number) == bindparam("number")
)
_PASSAGES = (
    select_columns(
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
        col(Scan.attendee_id).in_(any_of("attendee_ids")),
        col(Scan.verdict) == Verdict.ADMITTED,
        col(Scan.received_at) >= bindparam("since"),
        col(Annulment.scan_id).is_(None),
    )
    .order_by(col(Scan.id))
)
_FIRST_ENTRIES = (
    select_columns(
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
    .where(col(FirstAdmission.attendee_id).in_(any_of("attendee_ids")))
)
_TABLES = SQLModel.metadata.tables


def _appending(table: type[SQLModel], **conflict: Any) -> dict[str, Any]:
    """Return the statements that insert rows unless they exist, by kind of database."""
    return {
        # One syntax, of which SQLAlchemy has a class per database.
        dialect: insert(_TABLES[str(table.__tablename__)]).on_conflict_do_nothing(**conflict)
        for dialect, insert in (("postgresql", postgresql.insert), ("sqlite", sqlite.insert))
    }


_APPEND_SCANS = _appending(Scan, index_elements=["device", "scan_id"])
_APPEND_FIRSTS = _appending(FirstAdmission)
_APPEND_CONFLICTS = _appending(Conflict, index_elements=["scan_id"])
_APPENDED = select_columns(col(Scan.id)).where(col(Scan.id).in_(any_of("ids")))


def scan_event(session: Session, event_id: UUID, gate_ids: Collection[UUID]) -> ScanEvent | None:
    """An event with those of these gates that it has; None: there is no such event."""
    rows = list(run(session, _EVENT, {"event_id": event_id, "gate_ids": list(gate_ids)}))
    if not rows:
        return None
    gates = [ScanGate(*gate) for _, _, *gate in rows if gate[0] is not None]
    zone, ahead = rows[0][:2]
    return ScanEvent(
        event_id, zone, timedelta(seconds=ahead or 0), {gate.id: gate for gate in gates}
    )


def stored(session: Session, keys: Collection[ScanKey]) -> dict[ScanKey, Fact]:
    """Those of these scans that are recorded already, by key."""
    rows = run(session, _STORED, {"scan_ids": list({scan_id for _, scan_id in keys})})
    facts = [Fact(*row) for row in rows]
    return {fact.key: fact for fact in facts if fact.key in keys}


def badges_named(session: Session, event_id: UUID, code: str | None) -> dict[str, UUID]:
    """The event's badge that a code names, by its number as in the code; none for other codes."""
    token = None if code is None else parse(code)
    if not isinstance(token, BadgeToken):
        return {}
    given = {"event_id": event_id, "number": bytes.fromhex(token.badge_id)}
    return {number.hex(): badge for number, badge in run(session, _BADGE, given)}


def insert_scans(session: Session, facts: Sequence[Fact]) -> set[UUID]:
    """Append scans; return the ids of those that no other request had appended before."""
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
    """Append conflicts for these admissions; `others`: the other entry of each, if it has one."""
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
            Passage(direction, device_moment(offline, scanned_at, received_at), device, scan),
        )
        for attendee_id, *target, direction, offline, scanned_at, received_at, device, scan in rows
    ]


def first_entries(session: Session, attendee_ids: Collection[UUID]) -> dict[PersonDay, FirstEntry]:
    """When and where these people were first let in, by area and day."""
    rows = run(session, _FIRST_ENTRIES, {"attendee_ids": list(attendee_ids)})
    return {
        (attendee_id, area, day): FirstEntry(gate_id, gate, device_moment(*clocks))
        for attendee_id, area, day, gate_id, gate, *clocks in rows
    }


def scans(
    event_id: UUID,
    *,
    gate_id: UUID | None = None,
    verdict: Verdict | None = None,
    attendee_id: UUID | None = None,
) -> SelectOfScalar[Scan]:
    """Statement: the event's scans; each argument given keeps only those that match it."""
    statement = select(Scan).where(Scan.event_id == event_id)
    if gate_id is not None:
        statement = statement.where(Scan.gate_id == gate_id)
    if verdict is not None:
        statement = statement.where(Scan.verdict == verdict)
    if attendee_id is not None:
        statement = statement.where(Scan.attendee_id == attendee_id)
    return statement


def annulments(session: Session, scan_ids: Collection[UUID]) -> dict[UUID, Annulment]:
    """The annulments of these scans by scan id; a scan that still counts has none."""
    rows = session.scalars(select(Annulment).where(col(Annulment.scan_id).in_(scan_ids)))
    return {row.scan_id: row for row in rows}
