"""Work that arrives together shares a commit, but not its errors."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from app.core.database.engine import open_engine
from app.core.database.group_commit import GroupCommit
from app.core.database.sessions import transaction
from app.core.errors import DatabaseAwayError

POISON = 13


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'kept.db'}")
    with transaction(engine) as session:
        session.connection().exec_driver_sql("CREATE TABLE kept (n INTEGER)")
    yield engine
    engine.dispose()


def keep(session: Session, group: Sequence[int]) -> list[int | Exception]:
    """Store numbers and answer with their doubles; one number makes every statement fail."""
    for n in group:
        session.connection().execute(text("INSERT INTO kept VALUES (:n)"), {"n": n})
    if POISON in group:
        raise ZeroDivisionError
    return [ValueError(n) if n < 0 else 2 * n for n in group]


def kept(engine: Engine) -> list[int]:
    with transaction(engine, read_only=True) as session:
        rows = session.connection().exec_driver_sql("SELECT n FROM kept ORDER BY rowid")
        return [n for (n,) in rows]


def commits(engine: Engine) -> list[None]:
    """A list that grows by one with each commit."""
    seen: list[None] = []
    event.listen(engine, "commit", lambda _: seen.append(None))
    return seen


def held(
    begun: Event, released: Event
) -> Callable[[Session, Sequence[int]], list[int | Exception]]:
    """Like `keep`, but the first group waits until it is released."""

    def wait_and_keep(session: Session, group: Sequence[int]) -> list[int | Exception]:
        begun.set()
        assert released.wait(30)
        return keep(session, group)

    return wait_and_keep


def test_what_arrives_during_a_commit_shares_the_next_one_in_order(engine: Engine) -> None:
    begun, released = Event(), Event()
    work = GroupCommit(engine, held(begun, released), most=100)
    seen = commits(engine)

    async def story() -> list[int]:
        first = asyncio.create_task(work.submit(0))
        await asyncio.to_thread(begun.wait)
        rest = [asyncio.create_task(work.submit(n)) for n in range(1, 12)]
        await asyncio.sleep(0)
        released.set()
        return list(await asyncio.gather(first, *rest))

    assert asyncio.run(story()) == [2 * n for n in range(12)]
    assert kept(engine) == list(range(12))
    assert len(seen) == 2


def test_a_group_is_no_heavier_than_allowed_but_holds_one_piece(engine: Engine) -> None:
    begun, released = Event(), Event()
    work = GroupCommit(engine, held(begun, released), most=10)
    seen = commits(engine)

    async def story() -> None:
        first = asyncio.create_task(work.submit(0))
        await asyncio.to_thread(begun.wait)
        rest = [asyncio.create_task(work.submit(n, weight=w)) for n, w in ((1, 6), (2, 5), (3, 99))]
        await asyncio.sleep(0)
        released.set()
        await asyncio.gather(first, *rest)

    asyncio.run(story())
    assert len(seen) == 4


def test_no_sender_fails_because_of_anothers_work(engine: Engine) -> None:
    work = GroupCommit(engine, keep, most=100)

    async def story() -> Sequence[object]:
        numbers = (1, POISON, -2, 3)
        return await asyncio.gather(*map(work.submit, numbers), return_exceptions=True)

    one, poison, refused, three = asyncio.run(story())
    assert (one, three) == (2, 6)
    assert isinstance(poison, ZeroDivisionError)
    assert isinstance(refused, ValueError)
    assert kept(engine) == [1, -2, 3], "a refusal is an answer; only what failed is undone"


def test_a_sender_that_stops_to_wait_does_not_take_its_work_back(engine: Engine) -> None:
    begun, released = Event(), Event()
    work = GroupCommit(engine, held(begun, released), most=100)

    async def story() -> int:
        gone = [asyncio.create_task(work.submit(1))]
        await asyncio.to_thread(begun.wait)
        gone.append(asyncio.create_task(work.submit(2)))
        stays = asyncio.create_task(work.submit(3))
        await asyncio.sleep(0)
        for task in gone:
            task.cancel()
        released.set()
        return await stays

    assert asyncio.run(story()) == 6
    assert kept(engine) == [1, 2, 3]


def test_nothing_is_answered_that_was_not_committed(engine: Engine) -> None:
    with transaction(engine) as session:
        for statement in (
            "CREATE TABLE known (n INTEGER PRIMARY KEY)",
            "INSERT INTO known VALUES (1)",
            # Checked when the transaction commits, not before.
            "CREATE TABLE owed (n INTEGER REFERENCES known DEFERRABLE INITIALLY DEFERRED)",
        ):
            session.connection().exec_driver_sql(statement)

    def owe(session: Session, group: Sequence[int]) -> list[int | Exception]:
        for n in group:
            session.connection().execute(text("INSERT INTO owed VALUES (:n)"), {"n": n})
        return keep(session, group)

    work = GroupCommit(engine, owe, most=100)

    async def story() -> Sequence[object]:
        return await asyncio.gather(work.submit(1), work.submit(2), return_exceptions=True)

    known, unknown = asyncio.run(story())
    assert known == 2
    assert isinstance(unknown, IntegrityError)
    assert kept(engine) == [1]


def test_all_senders_learn_at_once_that_the_database_is_away(tmp_path: Path) -> None:
    nowhere = open_engine(f"sqlite:///{tmp_path / 'no' / 'such' / 'folder.db'}")
    work = GroupCommit(nowhere, keep, most=100)

    async def story() -> Sequence[object]:
        return await asyncio.gather(work.submit(1), work.submit(2), return_exceptions=True)

    answers = asyncio.run(story())
    assert all(isinstance(answer, DatabaseAwayError) for answer in answers)
    assert isinstance(answers[0], DatabaseAwayError)
    assert answers[0].headers["Retry-After"] == "2"
