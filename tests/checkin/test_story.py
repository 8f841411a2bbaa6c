"""Any sequence of scans, repetitions, batches and annulments leaves the records consistent.

A state machine plays devices that scan online and offline with clocks of their own, repeat
themselves, upload in batches, and people who annul; the model remembers only what was sent and
answered. After every step the database must say the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Engine
from sqlmodel import Session, select

from app.checkin.conflicts import service
from app.checkin.records import (
    Annulment,
    Conflict,
    Direction,
    FirstAdmission,
    Gate,
    Scan,
    Verdict,
)
from app.checkin.scans.clocks import day_of
from app.checkin.scans.recording import Recorded, Upload, record_uploads
from app.checkin.scans.schemas import ScanIn
from app.core.clock import device_moment
from app.core.database.engine import open_engine
from app.events.records import Event
from tests.checkin.hall import Hall, furnish, new_event
from tests.conftest import EVENT_MORNING

PEOPLE = 3
ZONE = "Asia/Jakarta"


@dataclass(frozen=True)
class Sent:
    """A scan that a device made."""

    device: str
    scan: ScanIn


made = st.tuples(
    st.sampled_from(["d0", "d1", "d2"]),
    st.integers(0, PEOPLE - 1),
    st.sampled_from(["main", "side", "morning"]),
    st.sampled_from(list(Direction)),
    st.booleans(),
    st.integers(-24 * 60, 24 * 60),
    st.booleans(),
)
"""Device, person, gate, direction, offline, minutes by which its clock is off, by name."""


class Story(RuleBasedStateMachine):
    """One hall, within a transaction that is rolled back at the end."""

    engine: Engine
    hall: Hall

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(self.engine)
        self.event = self.session.get_one(Event, self.hall.event_id)
        self.now = EVENT_MORNING
        self.waiting: list[Sent] = []
        """Made and not sent yet."""
        self.sent: list[Sent] = []
        self.answers: dict[tuple[str, UUID], Recorded] = {}
        self.annulled: set[UUID] = set()

    def teardown(self) -> None:
        self.session.rollback()
        self.session.close()

    @rule(minutes=st.integers(1, 240))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(scans=st.lists(made, min_size=1, max_size=4))
    def devices_scan(self, scans: list[tuple[str, int, str, Direction, bool, int, bool]]) -> None:
        self.waiting += [self._made(*scan) for scan in scans]

    def _made(
        self,
        device: str,
        person: int,
        gate: str,
        direction: Direction,
        offline: bool,
        minutes_off: int,
        by_name: bool,
    ) -> Sent:
        who = {"attendee_id": self.hall.people[person]}
        scan = ScanIn(
            scan_id=uuid4(),
            gate_id=self.hall.gates[gate],
            direction=direction,
            offline=offline,
            scanned_at=self.now + timedelta(minutes=minutes_off),
            **(who if by_name else {"code": self.hall.codes[person]}),
        )
        return Sent(device, scan)

    @precondition(lambda self: self.waiting)
    @rule(data=st.data())
    def they_upload_together(self, data: st.DataObject) -> None:
        pieces = data.draw(
            st.lists(
                st.sampled_from(self.waiting),
                min_size=1,
                max_size=min(6, len(self.waiting)),
                unique_by=lambda piece: piece.scan.scan_id,
            )
        )
        self._upload(pieces)
        self.waiting = [piece for piece in self.waiting if piece not in pieces]
        self.sent += pieces

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def they_repeat_themselves(self, data: st.DataObject) -> None:
        self._upload(data.draw(st.lists(st.sampled_from(self.sent), min_size=1, max_size=6)))

    def _upload(self, pieces: list[Sent]) -> None:
        uploads = [Upload(piece.device, [piece.scan], self.now) for piece in pieces]
        outcomes = record_uploads(self.session, self.event.id, uploads)
        for piece, (outcome,) in zip(pieces, outcomes, strict=True):
            assert isinstance(outcome, Recorded)
            key = (piece.device, piece.scan.scan_id)
            first = self.answers.setdefault(key, outcome)
            assert outcome.fact == first.fact, "a repetition is answered alike"
            assert outcome.is_new == (outcome is first)

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def somebody_annuls(self, data: st.DataObject) -> None:
        piece = data.draw(st.sampled_from(self.sent))
        fact = self.answers[piece.device, piece.scan.scan_id].fact
        if fact.verdict is Verdict.ADMITTED:
            scan = self.session.get_one(Scan, fact.id)
            _, is_new = service.annul(
                self.session, self.event, scan, reason="x", actor="test", now=self.now
            )
            assert is_new == (fact.id not in self.annulled)
            self.annulled.add(fact.id)

    @rule(person=st.integers(0, PEOPLE - 1))
    def who_is_not_inside_may_enter(self, person: int) -> None:
        """Check that an online scan admits exactly those who are not inside."""
        inside = self._is_inside(self.hall.people[person])
        scan = self.hall.scan(person, self.now)
        self._upload([Sent("d9", scan)])
        verdict = self.answers["d9", scan.scan_id].fact.verdict
        assert (verdict is Verdict.REFUSED) == inside

    def _is_inside(self, person: UUID) -> bool:
        gates = {self.hall.gates["main"], self.hall.gates["side"]}
        passages = [
            scan
            for scan in self._scans()
            if scan.attendee_id == person
            and scan.gate_id in gates
            and scan.verdict is Verdict.ADMITTED
            and scan.id not in self.annulled
            and day_of(_at(scan), ZONE) == day_of(self.now, ZONE)
        ]
        last = max(passages, key=lambda scan: (_at(scan), scan.id), default=None)
        return last is not None and last.direction is Direction.ENTRY

    def _scans(self) -> list[Scan]:
        return list(self.session.exec(select(Scan)).all())

    @invariant()
    def every_scan_is_kept_once(self) -> None:
        kept = {(scan.device, scan.scan_id): scan.id for scan in self._scans()}
        assert kept == {key: answer.fact.id for key, answer in self.answers.items()}
        assert set(self.session.exec(select(Annulment.scan_id)).all()) == self.annulled

    @invariant()
    def first_admissions_are_those_of_who_entered(self) -> None:
        areas = {gate.id: gate.area for gate in self.session.exec(select(Gate)).all()}
        entries = {
            scan.id: (scan.attendee_id, areas[scan.gate_id], day_of(_at(scan), ZONE))
            for scan in self._scans()
            if scan.verdict is Verdict.ADMITTED
            and scan.direction is Direction.ENTRY
            and scan.id not in self.annulled
        }
        firsts = self.session.exec(select(FirstAdmission)).all()
        found = {first.scan_id: (first.attendee_id, first.area, first.day) for first in firsts}
        assert found.items() <= entries.items(), "a first admission is an entry that counts"
        assert set(found.values()) == set(entries.values()), "and there is one for each"

    @invariant()
    def conflicts_are_the_admissions_to_look_into(self) -> None:
        noted = set(self.session.exec(select(Conflict.scan_id)).all())
        facts_of = [answer.fact for answer in self.answers.values()]
        assert noted == {
            fact.id for fact in facts_of if fact.verdict is Verdict.ADMITTED and fact.reason
        }
        for conflict in self.session.exec(select(Conflict)).all():
            touched = {conflict.scan_id, conflict.other_scan_id} & self.annulled
            assert (conflict.resolved_at is not None) >= bool(touched & {conflict.scan_id})


def _at(scan: Scan) -> datetime:
    return device_moment(scan.offline, scan.scanned_at, scan.received_at)


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    engine = open_engine(sqlite_url)
    yield engine
    engine.dispose()


def test_any_story_leaves_the_facts_consistent(engine: Engine) -> None:
    hall = furnish(engine, new_event(engine, EVENT_MORNING), EVENT_MORNING, people=PEOPLE)
    story = type("StoryInHall", (Story,), {"engine": engine, "hall": hall})
    run_state_machine_as_test(story, settings=settings(max_examples=30, stateful_step_count=25))
