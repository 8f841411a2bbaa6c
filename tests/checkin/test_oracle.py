"""A day at the door, compared scan by scan with a second implementation of the design (`oracle`).

Devices scan at several gates, with and without a network and with clocks of their own; badges are
revoked and replaced, people withdraw, keys are rotated, admissions annulled; uploads arrive twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
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

from app.attendees.records import Attendee, PartyStatus
from app.badges import keys
from app.badges import service as badges
from app.badges.records import Badge, RevocationReason
from app.checkin.conflicts import service
from app.checkin.records import Conflict, Direction, FirstAdmission, Gate, Reason, Scan
from app.checkin.scans.recording import Recorded, Upload, record_uploads
from app.checkin.scans.schemas import ScanIn
from app.core.database.engine import open_engine
from app.core.errors import InvalidRequestError
from app.events.records import Event
from tests.checkin.hall import Hall, furnish, new_event
from tests.checkin.made_up import (
    CLOSES,
    FLAWS,
    GATES,
    KEPT_TO,
    OPENS,
    PEOPLE,
    bad_code,
    judged,
    made,
    open_side_gate,
)
from tests.checkin.oracle import Door, Judgement, Seen
from tests.conftest import EVENT_MORNING


class DayAtTheDoor(RuleBasedStateMachine):
    """One hall, within a transaction that is rolled back at the end."""

    engine: Engine
    hall: Hall
    foreign: str

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(self.engine)
        self.event = self.session.get_one(Event, self.hall.event_id)
        self.now = EVENT_MORNING
        self.codes = [[code] for code in self.hall.codes]
        self.door = Door(
            hours={"side": (OPENS, CLOSES)},
            welcome={"pagi": {0}, "meja": {0}},
        )
        self.waiting: list[tuple[Seen, ScanIn, str | None]] = []
        self.told: dict[tuple[str, UUID], Recorded] = {}
        self.expected: dict[tuple[str, UUID], Judgement] = {}
        self.ids: list[UUID] = []
        """`Scan.id` by the oracle's number."""
        self.sent: list[tuple[Seen, ScanIn]] = []
        self.annulled: set[UUID] = set()

    def teardown(self) -> None:
        self.session.rollback()
        self.session.close()

    @rule(minutes=st.sampled_from([0, 1, 40, 60, 240]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(scans=st.lists(made, min_size=4, max_size=12), data=st.data(), kept=st.integers(0, 5))
    def devices_scan_and_upload(
        self, scans: list[dict[str, Any]], data: st.DataObject, kept: int
    ) -> None:
        """Some devices keep scans for later; scans sent arrive in any order."""
        self.waiting += [self._made(**scan) for scan in scans]
        order = data.draw(st.permutations(range(len(self.waiting))))
        pieces = [self.waiting[place] for place in order[kept:]]
        self.waiting = [self.waiting[place] for place in order[:kept]]
        self._send(pieces)

    def _made(
        self,
        *,
        device: str,
        who: int | str,
        badge: int,
        by_name: bool,
        gate: str,
        entry: bool,
        offline: bool,
        minutes: int,
        refused: Reason | None,
        flaw: str | None,
    ) -> tuple[Seen, ScanIn, str | None]:
        stamp = self.now + timedelta(minutes=minutes)
        person: str | tuple[int, int | None]
        holder: dict[str, Any]
        if isinstance(who, str):
            person, holder = who, {"code": bad_code(self.session, self.hall, self.foreign, who)}
        elif by_name:
            person, holder = (who, None), {"attendee_id": self.hall.people[who]}
        else:
            number = badge % len(self.codes[who])
            person, holder = (who, number), {"code": self.codes[who][number]}
        scan = ScanIn(
            scan_id=uuid4(),
            gate_id=self.hall.gates[gate],
            direction=Direction.ENTRY if entry else Direction.EXIT,
            scanned_at=stamp,
            offline=offline,
            refused=refused,
            **holder,
        )
        seen = Seen(device, person, GATES[gate], gate, entry, offline, stamp, self.now, refused)
        if gate not in KEPT_TO.get(device, GATES):
            flaw = "kept to others"
        if flaw in FLAWS:
            scan = scan.model_copy(update=FLAWS[flaw])
        return seen, scan, flaw

    def _send(self, pieces: Sequence[tuple[Seen, ScanIn, str | None]]) -> None:
        uploads = [self._upload(seen, scan) for seen, scan, _ in pieces]
        outcomes = [outcome for (outcome,) in record_uploads(self.session, self.event.id, uploads)]
        for (_, _, flaw), outcome in zip(pieces, outcomes, strict=True):
            assert isinstance(outcome, InvalidRequestError) == (flaw is not None)
        sound = [
            (replace(seen, received=self.now), scan, outcome)
            for (seen, scan, _), outcome in zip(pieces, outcomes, strict=True)
            if isinstance(outcome, Recorded)
        ]
        for place, judgement in self.door.judge([seen for seen, _, _ in sound]).items():
            seen, scan, outcome = sound[place]
            self.ids.append(outcome.fact.id)
            key = (seen.device, scan.scan_id)
            self.told[key], self.expected[key] = outcome, judgement
            self.sent.append((seen, scan))
            assert outcome.is_new
            assert judged(outcome) == (judgement.admitted, judgement.reason), seen

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def they_repeat_themselves(self, data: st.DataObject) -> None:
        pieces = data.draw(st.lists(st.sampled_from(self.sent), min_size=1, max_size=5))
        uploads = [self._upload(seen, scan) for seen, scan in pieces]
        for (seen, scan), (outcome,) in zip(
            pieces, record_uploads(self.session, self.event.id, uploads), strict=True
        ):
            assert isinstance(outcome, Recorded)
            assert outcome.fact == self.told[seen.device, scan.scan_id].fact
            assert not outcome.is_new

    def _upload(self, seen: Seen, scan: ScanIn) -> Upload:
        gates = KEPT_TO.get(seen.device)
        only = None if gates is None else {self.hall.gates[gate] for gate in gates}
        return Upload(seen.device, [scan], self.now, only)

    @rule(person=st.integers(0, PEOPLE - 1), replaced=st.booleans(), rotated=st.booleans())
    def a_badge_is_lost(self, person: int, replaced: bool, rotated: bool) -> None:
        """Revoke the last badge; another takes its place, maybe signed by a new key."""
        number = len(self.codes[person]) - 1
        if (person, number) in self.door.revoked or person in self.door.withdrawn:
            return
        token = self.codes[person][number]
        badge = self.session.exec(select(Badge).where(Badge.token == token)).one()
        if rotated:
            keys.rotate_key(self.session, self.event, actor="test", now=self.now)
        if replaced:
            fresh = badges.reissue(self.session, self.event, badge, actor="test", now=self.now)
            self.codes[person].append(fresh.token)
        else:
            lost = RevocationReason.LOST
            badges.revoke(self.session, self.event, badge, lost, actor="test", now=self.now)
        self.door.revoked[person, number] = self.now

    @rule(person=st.integers(0, PEOPLE - 1), comes=st.sampled_from([True, True, False]))
    def somebody_withdraws_or_comes_after_all(self, person: int, comes: bool) -> None:
        attendee = self.session.get_one(Attendee, self.hall.people[person])
        attendee.status = PartyStatus.ACTIVE if comes else PartyStatus.WITHDRAWN
        (self.door.withdrawn.discard if comes else self.door.withdrawn.add)(person)

    @precondition(lambda self: self.door.admitted)
    @rule(data=st.data())
    def somebody_annuls(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.door.admitted)))
        scan = self.session.get_one(Scan, self.ids[number])
        service.annul(self.session, self.event, scan, reason="x", actor="test", now=self.now)
        self.door.annul(number)
        self.annulled.add(scan.id)

    @invariant()
    def first_admissions_are_those_that_the_design_names(self) -> None:
        areas = {
            gate.id: gate.area
            for gate in self.session.exec(
                select(Gate).where(Gate.event_id == self.hall.event_id)
            ).all()
        }
        place = {areas[self.hall.gates[name]]: place for name, place in GATES.items()}
        rows = self.session.exec(select(FirstAdmission)).all()
        found = {
            (self.hall.people.index(row.attendee_id), place[row.area], row.day): row.scan_id
            for row in rows
        }
        assert found == {key: self.ids[number] for key, number in self.door.firsts.items()}

    @invariant()
    def conflicts_are_those_that_the_design_names(self) -> None:
        rows = self.session.exec(select(Conflict).execution_options(populate_existing=True)).all()
        found = {row.scan_id: (row.kind, row.other_scan_id, bool(row.resolved_at)) for row in rows}
        expected = {}
        for key, judgement in self.expected.items():
            if judgement.admitted and judgement.reason:
                scan_id = self.told[key].fact.id
                other = None if judgement.double is None else self.ids[judgement.double]
                settled = bool(self.annulled & {scan_id, other})
                expected[scan_id] = (judgement.reason, other, settled)
        assert found == expected


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    engine = open_engine(sqlite_url)
    yield engine
    engine.dispose()


def test_every_scan_of_a_day_is_judged_as_the_design_says(engine: Engine) -> None:
    hall = furnish(engine, new_event(engine, EVENT_MORNING), EVENT_MORNING, people=PEOPLE)
    other = furnish(engine, new_event(engine, EVENT_MORNING), EVENT_MORNING, people=1)
    open_side_gate(engine, hall, OPENS, CLOSES)
    given = {"engine": engine, "hall": hall, "foreign": other.codes[0]}
    day = type("DayInHall", (DayAtTheDoor,), given)
    run_state_machine_as_test(day, settings=settings(max_examples=60, stateful_step_count=30))
