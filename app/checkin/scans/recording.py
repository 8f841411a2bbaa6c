"""Recording scans.

One scan, a device's whole queue and the scans of several devices that share a commit are recorded
by the same few statements: a queue of people waits for the answer.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.checkin.gates.errors import GateUnknownError
from app.checkin.holders.people import People
from app.checkin.holders.rules import Appointment, Person
from app.checkin.holders.standing import NOTHING, Standing
from app.checkin.records import Direction, Reason, Verdict
from app.checkin.scans import news, queries
from app.checkin.scans.clocks import day_of
from app.checkin.scans.deciding import Gatekeeper, Received
from app.checkin.scans.errors import (
    GateNotOfDeviceError,
    ScanAttendeeUnknownError,
    ScanIdTakenError,
)
from app.checkin.scans.facts import Fact, FirstEntry, ScanEvent, ScanGate, ScanKey
from app.checkin.scans.schemas import ScanIn
from app.core.errors import InvalidRequestError, NotFoundError
from app.notify.feed import news as feed_news


@dataclass(frozen=True, slots=True)
class Upload:
    """Scans that a device sent together."""

    device: str
    scans: Sequence[ScanIn]
    received_at: datetime
    gate_ids: Collection[UUID] | None = None
    """The gates that the device may scan at; None: all of the event."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recorded scan with what its answer needs; `is_new` unless it was recorded before."""

    fact: Fact
    is_new: bool
    person: Person | None
    first_entry: FirstEntry | None
    """For a duplicate: when and where the person was first let in."""
    appointments: Sequence[Appointment]
    """The person's meetings, in order of time."""
    standing: Standing
    """How the person's cooperative stands beside them."""
    zone: str
    """The event's, for the times that staff are told."""

    @property
    def came_late(self) -> bool:
        """Whether a scan shows somebody to be here whose cooperative lost seats.

        A repetition shows it while nothing was done about it, for seats released before.
        """
        fact = self.fact
        is_new = self.is_new and fact.verdict is Verdict.ADMITTED
        is_here = fact.verdict is Verdict.ADMITTED or fact.reason is Reason.ALREADY_INSIDE
        came = is_here and fact.direction is Direction.ENTRY
        return came and self.standing.is_owed(fact.received_at, again=not is_new)


Outcome = Recorded | InvalidRequestError
"""The result for one scan: recorded, or the error for which it could not be."""


def record_scans(
    session: Session, event_id: UUID, scans: Sequence[ScanIn], *, device: str, now: datetime
) -> list[Outcome]:
    """Record the scans of one device, which may scan everywhere (`record_uploads`)."""
    (outcomes,) = record_uploads(session, event_id, [Upload(device, scans, now)])
    return outcomes


def record_uploads(
    session: Session, event_id: UUID, uploads: Sequence[Upload]
) -> list[list[Outcome]]:
    """Record what devices sent, and answer each scan, in their order.

    A scan whose id the device used before adds nothing and gets the same answer as then. One with
    the id of another scan, at an unknown gate, or of an unknown person is not recorded: its answer
    is the error. Raises NotFoundError if there is no such event.
    """
    session.flush()
    scans = [scan for upload in uploads for scan in upload.scans]
    event = queries.scan_event(session, event_id, {scan.gate_id for scan in scans})
    if event is None:
        raise NotFoundError
    people = People(session, event_id)
    people.find({scan.attendee_id for scan in scans if scan.attendee_id is not None})
    flaws = [
        [_flaw(scan, upload, event.gates, people) for scan in upload.scans] for upload in uploads
    ]
    sound: dict[ScanKey, Received] = {}
    for upload, found in zip(uploads, flaws, strict=True):
        for scan, flaw in zip(upload.scans, found, strict=True):
            if flaw is None:
                received = Received(upload.device, scan, upload.received_at)
                sound.setdefault(received.key, received)
    known = _settled(session, event, people, sound) if sound else {}
    seen: set[ScanKey] = set()

    def told(given: Received) -> Outcome:
        return _told(session, event_id, given, sound[given.key], known[given.key], seen)

    return [
        [
            flaw or told(Received(upload.device, scan, upload.received_at))
            for scan, flaw in zip(upload.scans, found, strict=True)
        ]
        for upload, found in zip(uploads, flaws, strict=True)
    ]


def _flaw(
    scan: ScanIn, upload: Upload, gates: Mapping[UUID, ScanGate], people: People
) -> InvalidRequestError | None:
    if scan.gate_id not in gates:
        return GateUnknownError()
    if upload.gate_ids is not None and scan.gate_id not in upload.gate_ids:
        return GateNotOfDeviceError(gate=gates[scan.gate_id].name)
    if scan.attendee_id is not None and scan.attendee_id not in people:
        return ScanAttendeeUnknownError()
    return None


def _told(
    session: Session,
    event_id: UUID,
    given: Received,
    first: Received,
    outcome: Outcome,
    seen: set[ScanKey],
) -> Outcome:
    """Return a scan's outcome: its own, that of the first time, or that its id is taken."""
    if not isinstance(outcome, Recorded):
        return outcome
    is_first = given.key not in seen
    seen.add(given.key)
    if not (is_first and outcome.is_new and first.scan is given.scan):
        badges = queries.badges_named(session, event_id, given.scan.code)
        if not outcome.fact.is_of(given.scan, badges):
            return ScanIdTakenError()
    return outcome if is_first else replace(outcome, is_new=False)


def _settled(
    session: Session,
    event: ScanEvent,
    people: People,
    sound: Mapping[ScanKey, Received],
) -> dict[ScanKey, Outcome]:
    """Append the scans that were not recorded before; return the outcome of each."""
    facts = queries.stored(session, sound.keys())
    fresh = [received for key, received in sound.items() if key not in facts]
    new_ids: set[UUID] = set()
    if fresh:
        appended = Gatekeeper(session, event, people).append(fresh)
        feed_news.tell_all(session, news.of_scans(event.event_id, appended))
        new_ids = {fact.id for fact in appended.facts}
        facts |= {fact.key: fact for fact in appended.facts}
    if outrun := sound.keys() - facts.keys():
        facts |= queries.stored(session, outrun)
    return _recorded(session, event, facts, people, new_ids)


def _recorded(
    session: Session,
    event: ScanEvent,
    facts: Mapping[ScanKey, Fact],
    people: People,
    new_ids: Collection[UUID],
) -> dict[ScanKey, Outcome]:
    """Add to each fact what its answer needs."""
    ours = [fact for fact in facts.values() if fact.event_id == event.event_id]
    people.find({fact.attendee_id for fact in ours if fact.attendee_id})
    entries = _first_entries(session, event, ours)
    about = [people.person(fact.attendee_id) for fact in ours if fact.attendee_id]
    now = max((fact.received_at for fact in ours), default=None)
    standings = {} if now is None else people.standings(event.timezone, about, now)
    known: dict[ScanKey, Outcome] = {
        key: ScanIdTakenError() for key, fact in facts.items() if fact.event_id != event.event_id
    }
    for fact in ours:
        person = people.person(fact.attendee_id) if fact.attendee_id else None
        cooperative_id = person.cooperative_id if person else None
        known[fact.key] = Recorded(
            fact,
            fact.id in new_ids,
            person,
            entries.get(fact.id),
            people.appointments(person) if person else [],
            NOTHING if cooperative_id is None else standings.get(cooperative_id, NOTHING),
            event.timezone,
        )
    return known


def read_anew(
    session: Session, event_id: UUID, recorded: Sequence[Recorded], now: datetime
) -> list[Recorded]:
    """Return recorded scans with their people's meetings and seats as they are now."""
    people = People(session, event_id)
    people.find({one.person.attendee_id for one in recorded if one.person})
    about = [one.person for one in recorded if one.person]
    standings = people.standings(recorded[0].zone, about, now)
    return [
        one
        if one.person is None or one.person.cooperative_id is None
        else replace(
            one,
            appointments=people.appointments(one.person),
            standing=standings.get(one.person.cooperative_id, NOTHING),
        )
        for one in recorded
    ]


def _first_entries(
    session: Session, event: ScanEvent, facts: Sequence[Fact]
) -> dict[UUID, FirstEntry]:
    """Return when and where the people of duplicates were first let in, by the duplicate's id."""
    duplicates = [fact for fact in facts if fact.reason is Reason.ALREADY_INSIDE]
    if not duplicates:
        return {}
    gates = event.gates
    elsewhere = {fact.gate_id for fact in duplicates} - gates.keys()
    if elsewhere:  # a repetition may name another gate than the first time
        others = queries.scan_event(session, event.event_id, elsewhere)
        gates = {**gates, **(others.gates if others else {})}
    people = {fact.attendee_id for fact in duplicates if fact.attendee_id}
    entries = queries.first_entries(session, people)
    found: dict[UUID, FirstEntry] = {}
    for fact in duplicates:
        if fact.attendee_id is not None:
            day = day_of(fact.at, event.timezone)
            entry = entries.get((fact.attendee_id, gates[fact.gate_id].area, day))
            if entry is not None:
                found[fact.id] = entry
    return found
