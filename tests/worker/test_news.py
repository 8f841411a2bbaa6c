"""A sleeping worker wakes when something is asked, and sleeps on otherwise."""

import os
import threading
import time

from sqlalchemy import Engine

from app.core.database.sessions import transaction
from app.timetable.jobs.waking import wake
from app.timetable.records import WorkerHeartbeat
from app.worker.news import News, news_of
from tests.conftest import EVENT_MORNING

LONG = 60.0
"""Seconds that a test would take if nobody woke the sleeper."""


def ask(engine: Engine) -> None:
    """Change something, as whoever asks for a solve does."""
    with transaction(engine) as session:
        session.add(WorkerHeartbeat(executor_id="asker", beat_at=EVENT_MORNING))
        wake(session)


def slept(news: News, others: list[int], seconds: float) -> bool:
    """Wait for news; tell whether the whole time went by."""
    began = time.monotonic()
    news.wait(others, seconds)
    return time.monotonic() - began >= seconds


def test_a_commit_that_asks_for_something_wakes_the_sleeper(engine: Engine) -> None:
    with news_of(engine) as news:
        later = threading.Timer(0.3, ask, [engine])
        later.start()
        assert not slept(news, [], LONG)
        later.join()
        assert slept(news, [], 0.3), "the same news is told once"


def test_what_was_asked_before_the_sleep_wakes_at_once(engine: Engine) -> None:
    with news_of(engine) as news:
        ask(engine)
        assert not slept(news, [], LONG)


def test_whatever_else_is_to_be_heard_wakes_the_sleeper(engine: Engine) -> None:
    reader, writer = os.pipe()
    os.write(writer, b"!")
    with news_of(engine) as news:
        assert not slept(news, [reader], LONG)
    os.close(reader)
    os.close(writer)


def test_no_connection_to_a_sqlite_file_is_left_open(engine: Engine) -> None:
    """A process must not fork with one; what a fork shares of locks would be lost."""
    with news_of(engine) as news:
        news.wait([], 0)
    engine.dispose()
    if engine.dialect.name == "sqlite":
        opened = [os.path.realpath(entry.path) for entry in os.scandir("/proc/self/fd")]
        assert not [path for path in opened if path.startswith(str(engine.url.database))]
