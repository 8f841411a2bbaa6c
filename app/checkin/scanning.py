"""Recording scans: the path on which a queue of people waits.

One scan and a device's whole queue take the same way, in the same few statements; so will scans
of several devices that share a commit.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.checkin import queries, scan_queries
from app.checkin.desk import Desk, People
from app.checkin.errors import GateUnknownError, ScanIdTakenError, ScanTimeError
from app.checkin.holders import Appointment, Person
from app.checkin.records import Gate, Reason
from app.checkin.rules import day_of, is_believable
from app.checkin.scan_queries import Fact, FirstEntry
from app.checkin.schemas import ScanIn
from app.core.errors import InvalidRequestError
from app.events.records import Event


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recorded scan with what its answer tells; `is_new` unless it was recorded before."""

    fact: Fact
    is_new: bool
    person: Person | None
    first_entry: FirstEntry | None
    """For a duplicate: when and where the person came in."""
    appointments: Sequence[Appointment]
    """The person's meetings, in order of time."""


def record_scans(
    session: Session, event: Event, scans: Sequence[ScanIn], *, device: str, now: datetime
) -> list[Recorded | InvalidRequestError]:
    """Record a device's scans and answer each, in their order.

    A scan whose id the device used before adds nothing and gets the answer that it got. One at
    an unknown gate, or of a time that cannot be, is answered with the error and not recorded.
    """
    gates = queries.gates_by_id(session, event.id, {scan.gate_id for scan in scans})
    flaws = [_flaw(scan, gates, now) for scan in scans]
    sound: dict[UUID, ScanIn] = {}
    for scan, flaw in zip(scans, flaws, strict=True):
        if flaw is None:
            sound.setdefault(scan.scan_id, scan)
    facts = scan_queries.stored(session, device, sound.keys())
    fresh = [scan for scan_id, scan in sound.items() if scan_id not in facts]
    people = People(session, event)
    new_ids: set[UUID] = set()
    if fresh:
        appended = Desk(session, event, gates, people).append(fresh, device=device, now=now)
        new_ids = {fact.id for fact in appended}
        facts |= {fact.scan_id: fact for fact in appended}
    if outrun := sound.keys() - facts.keys():
        facts |= scan_queries.stored(session, device, outrun)
    known = _recorded(session, event, facts, people, new_ids)
    answers: list[Recorded | InvalidRequestError] = []
    seen: set[UUID] = set()
    for scan, flaw in zip(scans, flaws, strict=True):
        answer = flaw or known[scan.scan_id]
        if scan.scan_id in seen and isinstance(answer, Recorded):
            answer = replace(answer, is_new=False)
        seen.add(scan.scan_id)
        answers.append(answer)
    return answers


def _flaw(scan: ScanIn, gates: Mapping[UUID, Gate], now: datetime) -> InvalidRequestError | None:
    if scan.gate_id not in gates:
        return GateUnknownError()
    if not is_believable(scan.scanned_at, now):
        return ScanTimeError(scanned_at=scan.scanned_at.isoformat())
    return None


def _recorded(
    session: Session,
    event: Event,
    facts: Mapping[UUID, Fact],
    people: People,
    new_ids: Collection[UUID],
) -> dict[UUID, Recorded | InvalidRequestError]:
    """Add to each fact what its answer tells."""
    ours = [fact for fact in facts.values() if fact.event_id == event.id]
    people.find({fact.attendee_id for fact in ours if fact.attendee_id})
    entries = _first_entries(session, event, ours)
    known: dict[UUID, Recorded | InvalidRequestError] = {
        scan_id: ScanIdTakenError() for scan_id in facts
    }
    for fact in ours:
        person = people.person(fact.attendee_id) if fact.attendee_id else None
        known[fact.scan_id] = Recorded(
            fact,
            fact.id in new_ids,
            person,
            entries.get(fact.id),
            people.appointments(person) if person else [],
        )
    return known


def _first_entries(session: Session, event: Event, facts: Sequence[Fact]) -> dict[UUID, FirstEntry]:
    """When and where the people of duplicates came in, by the duplicate's id."""
    duplicates = [fact for fact in facts if fact.reason is Reason.ALREADY_INSIDE]
    if not duplicates:
        return {}
    gates = queries.gates_by_id(session, event.id, {fact.gate_id for fact in duplicates})
    people = {fact.attendee_id for fact in duplicates if fact.attendee_id}
    entries = scan_queries.first_entries(session, people)
    return {
        fact.id: entries[key]
        for fact in duplicates
        if fact.attendee_id
        and (
            key := (
                fact.attendee_id,
                gates[fact.gate_id].area,
                day_of(fact.at, event.timezone),
            )
        )
        in entries
    }
