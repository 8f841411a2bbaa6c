"""The desk: what is known of the holders of some badges, and the decisions on their scans."""

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
from app.checkin.records import Direction, Reason, Verdict
from app.checkin.scans import queries
from app.checkin.scans.clocks import LONGER_THAN_A_DAY, day_of
from app.checkin.scans.facts import Fact, Hall, PersonDay, ScanKey
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

_RAW_KEPT = 400


@dataclass(frozen=True, slots=True)
class Arrival:
    """A scan as it came in: from which device, and when."""

    device: str
    scan: ScanIn
    received_at: datetime

    @property
    def key(self) -> ScanKey:
        """What its repetition is known by."""
        return self.device, self.scan.scan_id


@dataclass(frozen=True, slots=True)
class _Holder:
    """Somebody of the event who was recognised, by a badge or, without one, by their name."""

    person: Person
    badge_id: UUID | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Appended:
    """What was recorded: the facts, and those among them that are somebody's first admission."""

    facts: Sequence[Fact]
    firsts: Mapping[PersonDay, UUID]


class Desk:
    """Decides on scans at an event's gates and appends them to the facts."""

    def __init__(self, session: Session, hall: Hall, people: People) -> None:
        self._session = session
        self._hall = hall
        self._people = people
        self._history: defaultdict[PersonDay, list[Passage]] = defaultdict(list)
        self._firsts: dict[PersonDay, UUID] = {}
        self._others: dict[UUID, UUID] = {}

    def append(self, arrivals: Sequence[Arrival]) -> Appended:
        """Decide on scans in the order in which they were made, and record them.

        People who are recognised by name must have been found before. A scan that a rival
        request recorded meanwhile is left out of what is returned.
        """
        attempts = [
            Attempt(
                device=arrival.device,
                direction=arrival.scan.direction,
                scanned_at=arrival.scan.scanned_at,
                received_at=arrival.received_at,
                offline=arrival.scan.offline,
                refused=arrival.scan.refused,
            )
            for arrival in arrivals
        ]
        holders = self._identify([arrival.scan for arrival in arrivals])
        known = [holder.person for holder in holders if isinstance(holder, _Holder)]
        self._people.add(known)
        self._recall(known, since=min(attempt.at for attempt in attempts))
        in_order = sorted(
            zip(attempts, arrivals, holders, strict=True),
            key=lambda one: (one[0].at, one[0].scanned_at),
        )
        facts = [
            self._settle(new_id(), attempt, arrival.scan, holder)
            for attempt, arrival, holder in in_order
        ]
        return self._keep(facts)

    def _keep(self, facts: Sequence[Fact]) -> Appended:
        """Append the facts, with the first admissions and the conflicts that they make."""
        appended = queries.insert_scans(self._session, sorted(facts, key=lambda fact: fact.key))
        firsts = {key: scan for key, scan in self._firsts.items() if scan in appended}
        if firsts:
            queries.insert_first_admissions(self._session, firsts)
        kept = [fact for fact in facts if fact.id in appended]
        clashes = [fact for fact in kept if fact.verdict is Verdict.ADMITTED and fact.reason]
        if clashes:
            queries.insert_conflicts(self._session, clashes, self._others)
        return Appended(kept, firsts)

    def _identify(self, scans: Sequence[ScanIn]) -> list[_Holder | NoBadge]:
        """Find who stands behind each scan; the holders' badges stay locked."""
        codes = [None if scan.code is None else parse(scan.code) for scan in scans]
        tokens = [code for code in codes if isinstance(code, BadgeToken)]
        numbers = {token.badge_id for token in tokens}
        named = {scan.attendee_id for scan in scans if scan.attendee_id is not None}
        held: Mapping[str, HeldBadge] = {}
        if numbers or named:
            held = holder_queries.lock_holders(self._session, self._hall.event_id, numbers, named)
        # A token equal to the one issued needs no look at its signature.
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
            unfit = judge_code(code, keys, self._hall.event_id)
            if unfit is not None:
                return unfit
        badge = held.get(code.badge_id)
        if badge is None:
            return NoBadge(Reason.UNKNOWN_CODE, authentic=True)
        return _Holder(badge.person, badge.id, badge.revoked_at)

    def _recall(self, people: Sequence[Person], since: datetime) -> None:
        """Load the passages of some people on the days of scans since a moment."""
        if not people:
            return
        zone = self._hall.timezone
        ids = {person.attendee_id for person in people}
        passages = queries.passages(self._session, ids, since - LONGER_THAN_A_DAY)
        for attendee_id, area, passage in passages:
            self._history[attendee_id, area, day_of(passage.at, zone)].append(passage)

    def _settle(
        self, identity: UUID, attempt: Attempt, scan: ScanIn, holder: _Holder | NoBadge
    ) -> Fact:
        """Decide on one scan and remember what it changes for those after it."""
        gate = self._hall.gates[scan.gate_id]
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
        key = (person.attendee_id, gate.area, day_of(attempt.at, self._hall.timezone))
        passages = self._history[key]
        verdict = decide(attempt, state, passages, hours)
        if isinstance(verdict, Admitted):
            self._admit(identity, attempt, key, passages)
        return self._fact(identity, scan, attempt, holder, verdict)

    def _admit(
        self, identity: UUID, attempt: Attempt, key: PersonDay, passages: list[Passage]
    ) -> None:
        """Remember an admission: the first of its day, the other entry that it clashes with."""
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
            event_id=self._hall.event_id,
            gate_id=scan.gate_id,
            device=attempt.device,
            scan_id=scan.scan_id,
            badge_id=holder.badge_id if holder else None,
            attendee_id=holder.person.attendee_id if holder else None,
            raw=None if holder or scan.code is None else _storable(scan.code),
            direction=attempt.direction,
            scanned_at=attempt.scanned_at,
            received_at=attempt.received_at,
            offline=attempt.offline,
            verdict=Verdict.ADMITTED if admitted else Verdict.REFUSED,
            reason=verdict.despite if isinstance(verdict, Admitted) else verdict.reason,
        )


def _storable(code: str) -> str:
    """Cut a text to what is kept, without the one character that PostgreSQL cannot hold."""
    return code[:_RAW_KEPT].replace("\0", "\N{REPLACEMENT CHARACTER}")
