"""Deciding on scans: who holds the badges, what happened before, and the facts that follow."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.badges.queries import verification_keys
from app.badges.tokens import BadgeToken, Unreadable, VerificationKey, key_ring, parse
from app.checkin.holders import queries as holder_queries
from app.checkin.holders.people import People
from app.checkin.holders.queries import HeldBadge
from app.checkin.holders.rules import Person, is_on_list
from app.checkin.holders.standing import Standing
from app.checkin.records import EVENT_AREA, Direction, Reason, Verdict
from app.checkin.scans import queries
from app.checkin.scans.clocks import LONGER_THAN_A_DAY, day_of, storable
from app.checkin.scans.facts import Fact, PersonDay, ScanEvent, ScanGate, ScanKey, raw_kept
from app.checkin.scans.rules import (
    Admitted,
    Attempt,
    Hours,
    KnownBadge,
    NoBadge,
    Passage,
    Refused,
    decide,
    judge_code,
    other_entry,
)
from app.checkin.scans.schemas import ScanIn
from app.core.ids import new_id


@dataclass(frozen=True, slots=True)
class Received:
    """A scan as the server received it: from which device, and when."""

    device: str
    scan: ScanIn
    received_at: datetime

    @property
    def key(self) -> ScanKey:
        """What identifies the scan when it is sent again."""
        return self.device, self.scan.scan_id


@dataclass(frozen=True, slots=True)
class _Holder:
    """A person of the event, identified by a badge or, without one, chosen by name."""

    person: Person
    badge_id: UUID | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Appended:
    """What was recorded: the facts, and the scans that are first admissions of a day."""

    facts: Sequence[Fact]
    firsts: Mapping[PersonDay, UUID]


class Gatekeeper:
    """Decides on scans at an event's gates and appends the facts."""

    def __init__(self, session: Session, event: ScanEvent, people: People) -> None:
        self._session = session
        self._event = event
        self._people = people
        self._history: defaultdict[PersonDay, list[Passage]] = defaultdict(list)
        self._firsts: dict[PersonDay, UUID] = {}
        self._others: dict[UUID, UUID] = {}
        self._standings: Mapping[UUID, Standing] = {}

    def append(self, batch: Sequence[Received]) -> Appended:
        """Decide on scans in the order in which they were made, and record them.

        People chosen by name must have been found before (`People.find`). A scan that another
        request recorded meanwhile is left out of what is returned.
        """
        attempts = [
            Attempt(
                device=received.device,
                direction=received.scan.direction,
                scanned_at=storable(storable(received.scan.scanned_at) + self._event.ahead),
                received_at=received.received_at + self._event.ahead,
                offline=received.scan.offline,
                refused=received.scan.refused,
            )
            for received in batch
        ]
        holders = self._identify([received.scan for received in batch])
        known = [holder.person for holder in holders if isinstance(holder, _Holder)]
        self._people.add(known)
        self._recall(known, since=min(attempt.at for attempt in attempts))
        if any(attempt.offline for attempt in attempts):
            self._standings = self._people.standings(
                self._event.timezone, known, max(attempt.received_at for attempt in attempts)
            )
        in_order = sorted(
            zip(attempts, batch, holders, strict=True),
            key=lambda one: (one[0].at, one[0].scanned_at),
        )
        facts = [
            self._settle(new_id(), attempt, received.scan, holder)
            for attempt, received, holder in in_order
        ]
        return self._keep(facts)

    def _keep(self, facts: Sequence[Fact]) -> Appended:
        """Append the facts, with the first admissions and conflicts that follow from them."""
        appended = queries.insert_scans(self._session, sorted(facts, key=lambda fact: fact.key))
        firsts = {key: scan for key, scan in self._firsts.items() if scan in appended}
        if firsts:
            queries.insert_first_admissions(self._session, firsts)
        kept = [fact for fact in facts if fact.id in appended]
        doubtful = [fact for fact in kept if fact.verdict is Verdict.ADMITTED and fact.reason]
        if doubtful:
            queries.insert_conflicts(self._session, doubtful, self._others)
        return Appended(kept, firsts)

    def _identify(self, scans: Sequence[ScanIn]) -> list[_Holder | NoBadge]:
        """Return who each scan is about; the holders' badges stay locked."""
        codes = [None if scan.code is None else parse(scan.code) for scan in scans]
        tokens = [code for code in codes if isinstance(code, BadgeToken)]
        numbers = {token.badge_id for token in tokens}
        named = {scan.attendee_id for scan in scans if scan.attendee_id is not None}
        held: Mapping[str, HeldBadge] = {}
        if numbers or named:
            held = holder_queries.lock_holders(self._session, self._event.event_id, numbers, named)
        # The signature of a token equal to the one issued need not be verified.
        issued = {badge_id: parse(badge.token) for badge_id, badge in held.items()}
        unproven = {token.key_id for token in tokens if issued.get(token.badge_id) != token}
        keys = key_ring(verification_keys(self._session, unproven)) if unproven else {}
        return [
            self._holder(code, held, issued, keys)
            if scan.attendee_id is None
            else _Holder(self._people.person(scan.attendee_id))
            for scan, code in zip(scans, codes, strict=True)
        ]

    def _holder(
        self,
        code: BadgeToken | Unreadable | None,
        held: Mapping[str, HeldBadge],
        issued: Mapping[str, BadgeToken | Unreadable],
        keys: Mapping[str, VerificationKey],
    ) -> _Holder | NoBadge:
        if not isinstance(code, BadgeToken):
            return NoBadge(Reason.UNKNOWN_CODE)
        if issued.get(code.badge_id) != code:
            unfit = judge_code(code, keys, self._event.event_id)
            if unfit is not None:
                return unfit
        badge = held.get(code.badge_id)
        if badge is None:
            return NoBadge(Reason.UNKNOWN_CODE, authentic=True)
        revoked_at = badge.revoked_at and badge.revoked_at + self._event.ahead
        return _Holder(badge.person, badge.id, revoked_at)

    def _recall(self, people: Sequence[Person], since: datetime) -> None:
        """Load the passages of some people on the days of scans since a moment."""
        if not people:
            return
        zone = self._event.timezone
        ids = {person.attendee_id for person in people}
        passages = queries.passages(self._session, ids, since - LONGER_THAN_A_DAY)
        for attendee_id, area, passage in passages:
            self._history[attendee_id, area, day_of(passage.at, zone)].append(passage)

    def _settle(
        self, identity: UUID, attempt: Attempt, scan: ScanIn, holder: _Holder | NoBadge
    ) -> Fact:
        """Decide on one scan and remember it for the scans after it."""
        gate = self._event.gates[scan.gate_id]
        hours = Hours(gate.opens_at, gate.closes_at)
        if isinstance(holder, NoBadge):
            return self._fact(identity, scan, attempt, None, decide(attempt, holder, (), hours))
        person = holder.person
        appointments = self._people.appointments(person)
        state = KnownBadge(
            holder.revoked_at,
            person.withdrawn,
            is_on_list(person, appointments, gate.kind, gate.session, gate.table_id),
        )
        key = (person.attendee_id, gate.area, day_of(attempt.at, self._event.timezone))
        passages = self._history[key]
        verdict = decide(attempt, state, passages, hours)
        if verdict == Admitted() and self._came_too_late(attempt, gate, person):
            verdict = Admitted(despite=Reason.SEAT_RELEASED)
        if isinstance(verdict, Admitted):
            self._admit(identity, attempt, key, passages)
        return self._fact(identity, scan, attempt, holder, verdict)

    def _came_too_late(self, attempt: Attempt, gate: ScanGate, person: Person) -> bool:
        """Tell whether a seat was released that would not have been, had the scan come at once."""
        if not attempt.offline or attempt.direction is Direction.EXIT or gate.area != EVENT_AREA:
            return False
        standing = self._standings.get(person.cooperative_id) if person.cooperative_id else None
        lost = standing.lost_after(attempt.at, self._event.timezone) if standing else ()
        return any(one.given_back_at is None for one in lost)

    def _admit(
        self, identity: UUID, attempt: Attempt, key: PersonDay, passages: list[Passage]
    ) -> None:
        """Remember an admission, if it is the first of its day, and which entry it duplicates."""
        if attempt.direction is Direction.ENTRY:
            if not any(passage.direction is Direction.ENTRY for passage in passages):
                self._firsts[key] = identity
            other = other_entry(attempt, passages)
            if other is not None and other.scan is not None:
                self._others[identity] = other.scan
        passages.append(Passage(attempt.direction, attempt.at, attempt.device, identity))

    def _fact(
        self,
        identity: UUID,
        scan: ScanIn,
        attempt: Attempt,
        holder: _Holder | None,
        verdict: Admitted | Refused,
    ) -> Fact:
        admitted = isinstance(verdict, Admitted)
        return Fact(
            id=identity,
            event_id=self._event.event_id,
            gate_id=scan.gate_id,
            device=attempt.device,
            scan_id=scan.scan_id,
            badge_id=holder.badge_id if holder else None,
            attendee_id=holder.person.attendee_id if holder else None,
            raw=None if holder or scan.code is None else raw_kept(scan.code),
            direction=attempt.direction,
            scanned_at=attempt.scanned_at,
            received_at=attempt.received_at,
            offline=attempt.offline,
            verdict=Verdict.ADMITTED if admitted else Verdict.REFUSED,
            reason=verdict.despite if isinstance(verdict, Admitted) else verdict.reason,
        )
