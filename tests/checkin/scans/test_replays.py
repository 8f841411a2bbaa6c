"""In whatever order and however often devices upload scans: none is lost, nobody enters twice."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from app.checkin.records import Direction, FirstAdmission, Reason, Scan, Verdict
from app.checkin.scans.recording import Recorded, record_scans
from app.checkin.scans.schemas import ScanIn
from app.core.clock import device_moment
from app.core.database.engine import open_engine
from app.events.records import Event
from tests.checkin.hall import Hall, furnish, new_event
from tests.conftest import EVENT_MORNING

PEOPLE = 2
DEVICES = 3


@dataclass(frozen=True)
class Made:
    """A scan that a device made; minutes count from the morning, clocks may be off by hours."""

    device: int
    person: int
    is_exit: bool
    offline: bool
    minute: int


scans = st.builds(
    Made,
    device=st.integers(0, DEVICES - 1),
    person=st.integers(0, PEOPLE - 1),
    is_exit=st.booleans(),
    offline=st.booleans(),
    minute=st.integers(-60, 600),
)


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Made], list[list[int]]]:
    """Scans, and the batches in which they arrive: every scan at least once, in any order."""
    made = draw(st.lists(scans, min_size=1, max_size=10))
    repeats = draw(st.lists(st.integers(0, len(made) - 1), max_size=6))
    order = draw(st.permutations([*range(len(made)), *repeats]))
    cuts = sorted(draw(st.sets(st.integers(1, len(order)), max_size=4)))
    edges = [0, *cuts, len(order)]
    return made, [order[a:b] for a, b in pairwise(edges) if a < b]


def _arrive(
    session: Session, hall: Hall, event: Event, made: list[Made], batches: list[list[int]]
) -> dict[UUID, Recorded]:
    sent = [
        hall.scan(
            one.person,
            EVENT_MORNING + timedelta(minutes=one.minute),
            gate="side" if one.device else "main",
            direction=Direction.EXIT if one.is_exit else Direction.ENTRY,
            offline=one.offline,
        )
        for one in made
    ]
    first_answers: dict[UUID, Recorded] = {}
    for n, batch in enumerate(batches):
        now = EVENT_MORNING + timedelta(hours=2, minutes=n)
        for device in range(DEVICES):
            part = [sent[i] for i in batch if made[i].device == device]
            for scan, answer in zip(part, _record(session, event, part, device, now), strict=True):
                first = first_answers.setdefault(scan.scan_id, answer)
                assert answer.fact == first.fact, "a repetition is answered alike"
    return first_answers


def _record(
    session: Session, event: Event, part: list[ScanIn], device: int, now: datetime
) -> list[Recorded]:
    found = record_scans(session, event.id, part, device=f"d{device}", now=now)
    return [answer for answer in found if isinstance(answer, Recorded)]


def _check(session: Session, hall: Hall, made: list[Made]) -> None:
    kept = session.exec(select(Scan).order_by(col(Scan.id))).all()
    assert len(kept) == len(made), "no scan is lost, none is kept twice"
    firsts = Counter(session.exec(select(FirstAdmission.attendee_id)).all())
    entered = {hall.people[one.person] for one in made if not one.is_exit}
    assert firsts == Counter(entered), "exactly one first admission per badge that entered"
    for person in hall.people:
        passages = sorted(
            (
                scan
                for scan in kept
                if scan.attendee_id == person and scan.verdict is Verdict.ADMITTED
            ),
            key=lambda scan: device_moment(scan.offline, scan.scanned_at, scan.received_at),
        )
        for earlier, later in pairwise(passages):
            if earlier.direction is later.direction is Direction.ENTRY:
                assert Reason.ALREADY_INSIDE in {earlier.reason, later.reason}
    for scan in kept:
        assert scan.offline or scan.verdict is Verdict.REFUSED or scan.reason is None


def test_replays_in_any_order_give_one_first_admission_and_lose_no_scan(sqlite_url: str) -> None:
    engine: Engine = open_engine(sqlite_url)
    hall = furnish(engine, new_event(engine, EVENT_MORNING), EVENT_MORNING, people=PEOPLE)

    @settings(max_examples=60)
    @given(story=stories())
    def holds(story: tuple[list[Made], list[list[int]]]) -> None:
        made, batches = story
        with Session(engine) as session:
            event = session.get_one(Event, hall.event_id)
            answers = _arrive(session, hall, event, made, batches)
            assert len(answers) == len(made)
            _check(session, hall, made)
            session.rollback()

    holds()
    engine.dispose()
