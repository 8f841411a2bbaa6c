"""Events take turns in the queue: none starves another, and none has two solves at a time."""

from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from app.core.clock import Clock
from app.timetable.jobs.turns import Active, in_turn
from app.timetable.works import durable
from app.timetable.works.durable import Desk, Work
from tests.conftest import StillClock

BUSY, CALM = UUID(int=1), UUID(int=2)


def job(event: UUID, number: int) -> Active:
    return Active(event, UUID(int=event.int << 16 | number), 0, 0)


def test_of_each_event_the_oldest_jobs_are_in_the_queue() -> None:
    waiting = [job(BUSY, n) for n in range(5)] + [job(CALM, 1)] + [job(BUSY, 6)]
    assert in_turn(waiting, 1) == [job(BUSY, 0), job(CALM, 1)]
    assert in_turn(waiting, 3) == [*(job(BUSY, n) for n in range(3)), job(CALM, 1)]
    assert in_turn([], 1) == []


class Queue:
    """The queue and the rows, as a desk sees them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rows: list[Active] = []
        self.order: list[UUID] = []
        monkeypatch.setattr(durable, "_queue", lambda _, __, identity: self.order.append(identity))
        monkeypatch.setattr(durable, "_jobs", lambda _: [])

    def active(self, _: Session) -> list[Active]:
        return self.rows

    def desk(self, engine: Engine, clock: Clock) -> Desk:
        def nothing(*_: object) -> None:
            pass

        return Desk(engine, "w", clock, (Work("solve_run", "solves", 1, nothing, self.active),))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_an_event_with_many_solves_lets_another_in_after_one(
    engine: Engine, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = Queue(monkeypatch)
    desk = queue.desk(engine, clock)
    queue.rows = [job(BUSY, n) for n in range(4)]
    assert desk.hand_out()
    queue.rows.append(job(CALM, 1))
    while queue.rows:
        assert desk.hand_out()
        ended = next(row for row in queue.order if row in {one.id for one in queue.rows})
        queue.rows = [row for row in queue.rows if row.id != ended]
    assert not desk.hand_out()
    expected = [job(BUSY, 0), job(CALM, 1), *(job(BUSY, n) for n in range(1, 4))]
    assert queue.order == [one.id for one in expected]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_is_not_its_turn_yet_is_not_taken_for_lost(
    engine: Engine, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = Queue(monkeypatch)
    monkeypatch.setattr(durable, "STILL_AFTER", 0.0)
    desk = queue.desk(engine, clock)
    queue.rows = [job(BUSY, n) for n in range(3)]
    for _ in range(3):
        desk._sweep()
    assert set(queue.order) == {job(BUSY, 0).id}
