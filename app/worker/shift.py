"""A shift: a process that carries out what jobs there are, and ends when none has come for a while.

While the day of an event is on it stays, warm for the first question, and does what the event lets
be done by itself. It has DBOS, whose threads look at their queues ten times a second, and the
solvers.
"""

import itertools
import os
import signal
import sys
import time
from contextlib import suppress
from multiprocessing.connection import wait
from uuid import UUID

import structlog
from dbos import DBOS, DBOSConfig
from sqlalchemy import Engine

from app import endings
from app.core.clock import SystemClock
from app.core.database.engine import open_engine
from app.core.loading import loading
from app.core.logs import configure_logs
from app.core.settings import Settings
from app.day.autopilot.acting import look_after
from app.timetable.works import durable
from app.worker import name, pruning
from app.worker.ending import Source, parent_gone
from app.worker.news import AWAY, news_of
from app.worker.works import WORKS

ROUND = 1.0
"""Seconds between two heartbeats, and between two sweeps."""
FORGET_EVERY = 600
"""Rounds between two looks for jobs, print runs and news that are over long ago."""
log = structlog.get_logger("worker")


def work(settings: Settings) -> None:
    """Carry out jobs until there are none; ends the process, at once if its parent dies."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to the parent as well
    status = 1
    name.leave()
    try:
        configure_logs(settings)
        _serve(settings, open_engine(settings.database), parent_gone())
        status = 0
    except Exception:
        log.exception("worker_shift_failed", executor=settings.executor_id)
    finally:
        sys.stderr.flush()
        os._exit(status)  # joining the solver's threads would take until their time limit


def _serve(settings: Settings, engine: Engine, parent: Source) -> None:
    DBOS(
        config=DBOSConfig(
            name=durable.APPLICATION,
            system_database_url=settings.jobs_database,
            application_version=durable.VERSION,
            executor_id=str(settings.executor_id),
            log_level="WARNING",
        )
    )
    endings.register()
    durable.register(engine, SystemClock(), WORKS)
    DBOS.launch()
    durable.listen(WORKS)
    desk = durable.Desk(engine, str(settings.executor_id), SystemClock(), WORKS)
    with suppress(*AWAY):
        desk.hand_out()  # the queue takes the job while the solvers are loaded
    with loading():
        durable.load()
    _watch(settings, engine, desk, parent)


def _watch(settings: Settings, engine: Engine, desk: durable.Desk, parent: Source) -> None:
    """Give signs of life, hand out what is new and put right what got lost, while there is any."""
    rounds = itertools.count()
    told: dict[UUID, str] = {}
    due = busy = time.monotonic()
    is_day_on = False
    while not wait([parent], 0):
        try:
            with news_of(engine) as news:
                while not wait([parent], 0):
                    if time.monotonic() >= due:
                        due = time.monotonic() + ROUND
                        desk.look_after()
                        is_day_on = look_after(engine, SystemClock().now(), told)
                        if next(rounds) % FORGET_EVERY == 0:
                            durable.forget(SystemClock().now())
                            pruning.prune(engine)
                    if desk.hand_out() or is_day_on:
                        busy = time.monotonic()
                    elif time.monotonic() - busy > settings.worker_stay_seconds:
                        return
                    news.wait([parent], ROUND)
        except AWAY as error:
            log.warning("worker_database_away", error=str(error))
            wait([parent], ROUND)
