"""The worker program: carries out durable jobs, one solve at a time, in a process of its own.

A worker may be killed at any moment: its jobs go on in the next worker of the same name, or in
another one once its heartbeat has stopped.
"""

import itertools
import os
import signal
import sys
import threading
from datetime import datetime
from types import FrameType
from typing import NoReturn

import structlog
from dbos import DBOS, DBOSConfig
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

import app.records  # noqa: F401 - foreign keys need every table to be known
from app import endings
from app.core.clock import SystemClock
from app.core.db import open_engine, transaction
from app.core.settings import Settings
from app.migrations import is_current
from app.notify.feed import news
from app.timetable.jobs.queue import APPLICATION, VERSION
from app.timetable.works import durable

ROUND = 1.0
"""Seconds between two heartbeats, and between two sweeps."""
PRUNE_EVERY = 600
"""Rounds between two looks for entries of feeds that are old enough to be forgotten."""
log = structlog.get_logger("worker")


def run(settings: Settings, *, until_stdin_closes: bool = False) -> NoReturn:
    """Work until SIGTERM or SIGINT, or, if so asked, until standard input closes.

    Ends the process at once even in the middle of a solve: the job is resumed by the next worker
    from the best timetable stored so far. Waits for the schema if it is not there yet.
    """
    ended = threading.Event()
    if until_stdin_closes:
        _end_with_input(ended)

    def end(number: int, frame: FrameType | None) -> None:
        ended.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    status = 1
    try:
        engine = open_engine(settings.database)
        if _wait_for_schema(engine, ended):
            _launch(settings, engine)
            log.info("worker_started", executor=settings.executor_id)
            _work(settings, engine, ended)
        log.info("worker_ended", executor=settings.executor_id)
        status = 0
    except Exception:
        log.exception("worker_failed", executor=settings.executor_id)
    finally:
        sys.stderr.flush()
        os._exit(status)  # joining the solver's threads would take until their time limit


def _end_with_input(ended: threading.Event) -> None:
    """Set the event once standard input closes, as it does when a parent process is gone."""

    def listen() -> None:
        while sys.stdin.buffer.read(1024):
            pass
        ended.set()

    threading.Thread(target=listen, name="parent-watch", daemon=True).start()


def _wait_for_schema(engine: Engine, ended: threading.Event) -> bool:
    """Wait until the database answers and has this version's tables; False if told to end."""
    while not ended.is_set():
        try:
            if is_current(engine):
                return True
            log.info("worker_waits", reason="schema is not current")
        except SQLAlchemyError as error:
            log.info("worker_waits", reason=type(error).__name__)
        ended.wait(ROUND)
    return False


def _launch(settings: Settings, engine: Engine) -> None:
    DBOS(
        config=DBOSConfig(
            name=APPLICATION,
            system_database_url=settings.jobs_database,
            application_version=VERSION,
            executor_id=settings.executor_id,
            log_level="WARNING",
        )
    )
    endings.tell_owners()
    durable.register(engine, SystemClock())
    DBOS.launch()
    durable.listen()


def _work(settings: Settings, engine: Engine, ended: threading.Event) -> None:
    """Give signs of life and put right what got lost, until told to end."""
    stillness = durable.Stillness(durable.STILL_AFTER)
    rounds = itertools.count()
    while not ended.wait(ROUND):
        try:
            if next(rounds) % PRUNE_EVERY == 0:
                _forget_what_is_old(engine, SystemClock().now())
            durable.beat(engine, settings.executor_id, SystemClock())
            durable.sweep(engine, stillness)
            durable.take_over(engine, settings.executor_id, stillness)
        except SQLAlchemyError as error:
            log.warning("worker_database_away", error=str(error))


def _forget_what_is_old(engine: Engine, now: datetime) -> None:
    with transaction(engine) as session:
        news.prune(session, now)
    durable.forget(now)
