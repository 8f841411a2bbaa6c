"""Snapshots that devices share: how long one serves, and what others get meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event
from uuid import UUID

from app.devices.snapshot.rules import Parts
from app.devices.snapshot.shelf import Shelf

EVENT, OTHER = UUID(int=1), UUID(int=2)
PATIENCE = 120.0


class Kitchen:
    """Makes numbered snapshots, each in two seconds of its own clock."""

    def __init__(self) -> None:
        self.at = 1_000.0
        self.made = 0

    def clock(self) -> float:
        return self.at

    def make(self) -> Parts:
        self.at += 2.0
        self.made += 1
        return Parts({"number": str(self.made)}, datetime(2025, 7, 4, tzinfo=UTC))


def number(parts: Parts) -> int:
    return int(parts.texts["number"])


def test_a_snapshot_serves_the_longer_the_longer_it_took() -> None:
    kitchen = Kitchen()
    shelf = Shelf(0.1, kitchen.clock)
    assert number(shelf.get(EVENT, kitchen.make)) == 1
    kitchen.at += 19.9
    assert number(shelf.get(EVENT, kitchen.make)) == 1
    assert number(shelf.get(OTHER, kitchen.make)) == 2, "each event has its own"
    kitchen.at += 0.2
    assert number(shelf.get(EVENT, kitchen.make)) == 3


def test_with_a_share_of_nothing_each_is_made_anew() -> None:
    kitchen = Kitchen()
    shelf = Shelf(0, kitchen.clock)
    assert [number(shelf.get(EVENT, kitchen.make)) for _ in range(3)] == [1, 2, 3]


def test_while_one_is_made_others_take_the_one_before_unless_it_is_old() -> None:
    kitchen = Kitchen()
    shelf = Shelf(0.1, kitchen.clock)
    shelf.get(EVENT, kitchen.make)
    kitchen.at += 21
    began, go_on = Event(), Event()

    def slowly() -> Parts:
        began.set()
        assert go_on.wait(PATIENCE)
        return kitchen.make()

    with ThreadPoolExecutor(2) as pool:
        making = pool.submit(shelf.get, EVENT, slowly)
        assert began.wait(PATIENCE)
        assert number(shelf.get(EVENT, kitchen.make)) == 1
        kitchen.at += 60
        waiting = pool.submit(shelf.get, EVENT, kitchen.make)
        go_on.set()
        assert number(making.result(PATIENCE)) == 2
        assert number(waiting.result(PATIENCE)) == 2, "who waited shares what was made"


def test_a_snapshot_that_could_not_be_made_keeps_nobody_waiting() -> None:
    shelf = Shelf(0.1)

    def fail() -> Parts:
        raise RuntimeError

    for _ in range(2):
        try:
            shelf.get(EVENT, fail)
        except RuntimeError:
            continue
    assert number(shelf.get(EVENT, Kitchen().make)) == 1
