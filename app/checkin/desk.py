"""The desk: what is known of the holders of some badges, and the decisions on their scans."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from app.badges.queries import verification_keys
from app.badges.tokens import BadgeToken, Unreadable, VerificationKey, encode, key_ring, parse
from app.checkin import scan_queries
from app.checkin.holders import Appointment, Person, is_on_list
from app.checkin.records import Direction, Gate, Reason, Verdict
from app.checkin.rules import (
    Admitted,
    Attempt,
    Hours,
    KnownBadge,
    NoBadge,
    Passage,
    Refused,
    day_of,
    decide,
    judge_code,
)
from app.checkin.scan_queries import Fact, HeldBadge, PersonDay
from app.checkin.schemas import ScanIn
from app.core.ids import new_id
from app.events.records import Event

_RAW_KEPT = 400
_LONGER_THAN_A_DAY = timedelta(hours=26)


class People:
    """The people concerned and their meetings, each loaded once."""

    def __init__(self, session: Session, event: Event) -> None:
        self._session = session
        self._event_id = event.id
        self._by_id: dict[UUID, Person] = {}
        self._appointments: dict[UUID, list[Appointment]] = {}

    def add(self, people: Iterable[Person]) -> None:
        """Take people in, and load the meetings of their cooperatives and partners."""
        fresh = {person.attendee_id: person for person in people}
        self._by_id |= fresh
        parties = {p.party_id for p in fresh.values() if p.party_id} - self._appointments.keys()
        if parties:
            found = scan_queries.appointments(self._session, self._event_id, parties)
            self._appointments |= {party: found.get(party, []) for party in parties}

    def find(self, attendee_ids: Collection[UUID]) -> None:
        """Load those who are not known yet."""
        missing = set(attendee_ids) - self._by_id.keys()
        if missing:
            self.add(scan_queries.people(self._session, missing).values())

    def person(self, attendee_id: UUID) -> Person:
        """Return somebody who was added or found before."""
        return self._by_id[attendee_id]

    def appointments(self, person: Person) -> Sequence[Appointment]:
        """Return the meetings of a person's cooperative or partner, in order of time."""
        return self._appointments[person.party_id] if person.party_id else []


class Desk:
    """Decides on scans at an event's gates and appends them to the facts."""

    def __init__(
        self, session: Session, event: Event, gates: Mapping[UUID, Gate], people: People
    ) -> None:
        self._session = session
        self._event = event
        self._gates = gates
        self._people = people
        self._history: defaultdict[PersonDay, list[Passage]] = defaultdict(list)
        self._firsts: dict[PersonDay, UUID] = {}

    def append(self, scans: Sequence[ScanIn], *, device: str, now: datetime) -> list[Fact]:
        """Decide on scans in the order in which they were made, and record them.

        Returns what was recorded; a scan that a rival request recorded meanwhile is left out.
        """
        attempts = [Attempt(device, s.direction, s.scanned_at, now, s.offline) for s in scans]
        badges = self._identify(scans)
        held = [badge.person for badge in badges if isinstance(badge, HeldBadge)]
        self._people.add(held)
        self._recall(held, since=min(attempt.at for attempt in attempts))
        in_order = sorted(
            zip(attempts, scans, badges, strict=True), key=lambda a: (a[0].at, a[0].scanned_at)
        )
        # Ids made within one millisecond are in no order; sorted, they tell that of the scans.
        ids = sorted(new_id() for _ in in_order)
        facts = [
            self._settle(identity, *scan) for identity, scan in zip(ids, in_order, strict=True)
        ]
        appended = scan_queries.insert_scans(
            self._session, sorted(facts, key=lambda fact: fact.scan_id)
        )
        firsts = {key: scan for key, scan in self._firsts.items() if scan in appended}
        if firsts:
            scan_queries.insert_first_admissions(self._session, firsts)
        return [fact for fact in facts if fact.id in appended]

    def _identify(self, scans: Sequence[ScanIn]) -> list[HeldBadge | NoBadge]:
        """Find the badge behind each code; the holders' badges stay locked."""
        codes = [parse(scan.code) for scan in scans]
        tokens = [code for code in codes if isinstance(code, BadgeToken)]
        numbers = {token.badge_id for token in tokens}
        held = scan_queries.lock_badges(self._session, self._event.id, numbers) if numbers else {}
        unproven = {t.key_id for t in tokens if not _is_issued(t, held.get(t.badge_id))}
        keys = key_ring(verification_keys(self._session, unproven)) if unproven else {}
        return [self._badge(code, held, keys) for code in codes]

    def _badge(
        self,
        code: BadgeToken | Unreadable,
        held: Mapping[str, HeldBadge],
        keys: Mapping[str, VerificationKey],
    ) -> HeldBadge | NoBadge:
        badge = held.get(code.badge_id) if isinstance(code, BadgeToken) else None
        if badge is not None and _is_issued(code, badge):
            return badge
        unfit = judge_code(code, keys, self._event.id)
        return unfit or badge or NoBadge(Reason.UNKNOWN_CODE, authentic=True)

    def _recall(self, people: Sequence[Person], since: datetime) -> None:
        """Load the passages of some people on the days of scans since a moment."""
        if not people:
            return
        zone = self._event.timezone
        ids = {person.attendee_id for person in people}
        passages = scan_queries.passages(self._session, ids, since - _LONGER_THAN_A_DAY)
        for attendee_id, area, passage in passages:
            self._history[attendee_id, area, day_of(passage.at, zone)].append(passage)

    def _settle(
        self, identity: UUID, attempt: Attempt, scan: ScanIn, badge: HeldBadge | NoBadge
    ) -> Fact:
        """Decide on one scan and remember what it changes for those after it."""
        gate = self._gates[scan.gate_id]
        hours = Hours(gate.opens_at, gate.closes_at)
        if isinstance(badge, NoBadge):
            return self._fact(identity, scan, attempt, None, decide(attempt, badge, (), hours))
        person = badge.person
        appointments = self._people.appointments(person)
        state = KnownBadge(
            badge.revoked_at,
            person.withdrawn,
            is_on_list(person, appointments, gate.kind, gate.session, gate.table_id),
        )
        key = (person.attendee_id, gate.area, day_of(attempt.at, self._event.timezone))
        passages = self._history[key]
        verdict = decide(attempt, state, passages, hours)
        if isinstance(verdict, Admitted):
            entered = any(passage.direction is Direction.ENTRY for passage in passages)
            if attempt.direction is Direction.ENTRY and not entered:
                self._firsts[key] = identity
            passages.append(Passage(attempt.direction, attempt.at, attempt.device))
        return self._fact(identity, scan, attempt, badge, verdict)

    def _fact(
        self,
        identity: UUID,
        scan: ScanIn,
        attempt: Attempt,
        badge: HeldBadge | None,
        verdict: Admitted | Refused,
    ) -> Fact:
        admitted = isinstance(verdict, Admitted)
        return Fact(
            id=identity,
            event_id=self._event.id,
            gate_id=scan.gate_id,
            device=attempt.device,
            scan_id=scan.scan_id,
            badge_id=badge.id if badge else None,
            attendee_id=badge.person.attendee_id if badge else None,
            raw=None if badge else _storable(scan.code),
            direction=attempt.direction,
            scanned_at=attempt.scanned_at,
            received_at=attempt.received_at,
            offline=attempt.offline,
            verdict=Verdict.ADMITTED if admitted else Verdict.REFUSED,
            reason=verdict.despite if isinstance(verdict, Admitted) else verdict.reason,
        )


def _is_issued(code: BadgeToken | Unreadable, badge: HeldBadge | None) -> bool:
    """A token equal to the one issued needs no look at its signature."""
    return badge is not None and isinstance(code, BadgeToken) and encode(code) == badge.token


def _storable(code: str) -> str:
    """Cut a text to what is kept, without the one character that PostgreSQL cannot hold."""
    return code[:_RAW_KEPT].replace("\0", "\N{REPLACEMENT CHARACTER}")
