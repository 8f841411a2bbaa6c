"""Scans of one badge at the same moment, on both databases, with real threads."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import Engine
from sqlmodel import func, select

from app.checkin.records import Direction, FirstAdmission, Reason, Scan, Verdict
from app.checkin.scans.recording import Recorded, record_scans
from app.checkin.scans.schemas import ScanIn
from app.core.database.sessions import transaction
from app.events.records import Event
from tests.checkin.hall import Hall, furnish, new_event
from tests.conftest import EVENT_MORNING

ROUNDS = 8
THREADS = 4


@pytest.fixture
def hall(engine: Engine) -> Hall:
    return furnish(engine, new_event(engine, EVENT_MORNING), EVENT_MORNING, people=2 * ROUNDS)


def record(engine: Engine, hall: Hall, device: str, scans: Sequence[ScanIn]) -> list[Recorded]:
    with transaction(engine) as session:
        event = session.get_one(Event, hall.event_id)
        found = record_scans(session, event.id, scans, device=device, now=EVENT_MORNING)
    assert all(isinstance(one, Recorded) for one in found), found
    return [one for one in found if isinstance(one, Recorded)]


def at_once(work: Sequence[Callable[[], list[Recorded]]]) -> list[list[Recorded]]:
    """Start all of `work` at the same moment; any error is raised here."""
    barrier = Barrier(len(work))

    def start(task: Callable[[], list[Recorded]]) -> list[Recorded]:
        barrier.wait()
        return task()

    with ThreadPoolExecutor(len(work)) as pool:
        return list(pool.map(start, work))


def stored(engine: Engine, kind: type[Scan | FirstAdmission]) -> int:
    with transaction(engine, read_only=True) as session:
        return session.exec(select(func.count()).select_from(kind)).one()


def task(
    engine: Engine, hall: Hall, device: str, scans: Sequence[ScanIn]
) -> Callable[[], list[Recorded]]:
    return lambda: record(engine, hall, device, scans)


def test_of_gates_scanning_one_badge_at_once_one_admits_and_the_others_refuse(
    engine: Engine, hall: Hall
) -> None:
    gates = ("main", "side")
    for person in range(ROUNDS):
        answers = at_once(
            [
                task(engine, hall, f"d{n}", [hall.scan(person, EVENT_MORNING, gate=gates[n % 2])])
                for n in range(THREADS)
            ]
        )
        facts = [answer.fact for (answer,) in answers]
        admitted = [fact for fact in facts if fact.verdict is Verdict.ADMITTED]
        assert len(admitted) == 1
        assert sum(fact.reason is Reason.ALREADY_INSIDE for fact in facts) == THREADS - 1
        at_once(
            [
                task(
                    engine,
                    hall,
                    f"d{n}",
                    [hall.scan(person, EVENT_MORNING, direction=Direction.EXIT)],
                )
                for n in range(2)
            ]
        )
        again = at_once(
            [
                task(engine, hall, f"d{n}", [hall.scan(person, EVENT_MORNING)])
                for n in range(THREADS)
            ]
        )
        verdicts = [answer.fact.verdict for (answer,) in again]
        assert verdicts.count(Verdict.ADMITTED) == 1, "re-entry is guarded like entry"
    assert stored(engine, FirstAdmission) == ROUNDS
    assert stored(engine, Scan) == ROUNDS * (2 * THREADS + 2)


def test_one_scan_sent_twice_at_once_is_recorded_once_and_answered_alike(
    engine: Engine, hall: Hall
) -> None:
    for person in range(ROUNDS):
        scans = [
            hall.scan(person, EVENT_MORNING),
            hall.scan(0, EVENT_MORNING).model_copy(update={"code": "8992753101"}),
        ]
        answers = at_once([task(engine, hall, "d0", scans) for _ in range(THREADS)])
        assert len({tuple(one.fact for one in answer) for answer in answers}) == 1
        assert sum(answer[0].is_new for answer in answers) == 1
        assert sum(answer[1].is_new for answer in answers) == 1
    assert (stored(engine, Scan), stored(engine, FirstAdmission)) == (2 * ROUNDS, ROUNDS)


def test_batches_of_the_same_people_in_opposite_orders_do_not_block_each_other(
    engine: Engine, hall: Hall
) -> None:
    people = range(2 * ROUNDS)
    for n in range(ROUNDS):
        orders = (people, reversed(people))
        answers = at_once(
            [
                task(
                    engine,
                    hall,
                    f"d{n}-{device}",
                    [hall.scan(person, EVENT_MORNING, offline=True) for person in order],
                )
                for device, order in enumerate(orders)
            ]
        )
        assert [len(answer) for answer in answers] == [2 * ROUNDS] * 2
    assert stored(engine, Scan) == ROUNDS * 2 * 2 * ROUNDS
    assert stored(engine, FirstAdmission) == 2 * ROUNDS
