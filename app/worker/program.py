"""The worker program: sleeps until there is a job, and lets a child carry out what there is.

Either may be killed at any moment: jobs go on in the next child of a worker of the same name, or in
another worker once the heartbeat of this one has stopped.
"""

import gc
import os
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from multiprocessing.context import ForkProcess, SpawnProcess
from typing import NoReturn

import psycopg
import structlog
from sqlalchemy import Engine

import app.records  # noqa: F401 - foreign keys need every table to be known
from app.core.clock import SystemClock
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.day.autopilot.acting import AHEAD
from app.day.policy import queries as policy_queries
from app.printing import queries as printing_queries
from app.timetable.jobs import queries
from app.timetable.jobs.beating import beat
from app.worker import pruning
from app.worker.duties import Duties
from app.worker.ending import Ending
from app.worker.messenger import Messenger
from app.worker.name import NameTakenError, take
from app.worker.news import AWAY, news_of
from app.worker.schema import wait_for_schema
from app.worker.shift import work

LOOK = 5.0
"""Seconds between two looks at the database while nothing is heard from it."""
PAUSE = 1.0
"""Seconds after which a child that died is followed by another, or a database is tried again."""
BEAT_EVERY = 30.0
"""Seconds between two signs of life of a worker that sleeps."""
STATUS_AGAIN = 60.0
"""Seconds between two attempts to answer at the worker's own address."""
_Child = ForkProcess if sys.platform == "linux" else SpawnProcess
"""A forked child starts several times as fast; elsewhere libraries may not bear it."""
log = structlog.get_logger("worker")


def run(settings: Settings, *, until_stdin_closes: bool = False) -> NoReturn:
    """Work until SIGTERM or SIGINT, or, if so asked, until standard input closes.

    Ends the process at once even in the middle of a solve: the job is resumed by the next worker
    from the best timetable stored so far. Waits for the schema if it is not there yet.
    """
    status = 1
    try:
        ending = Ending(with_input=until_stdin_closes)
        gc.freeze()  # children need not look through all that is here for what nobody needs
        _work(settings, ending)
        log.info("worker_ended")
        status = 0
    except NameTakenError as error:
        log.error("executor_name_taken", executor=str(error))  # noqa: TRY400 - says all
    except Exception:
        log.exception("worker_failed")
    finally:
        sys.stderr.flush()
        os._exit(status)


def _work(settings: Settings, ending: Ending) -> None:
    """Begin with a shift, which picks up what the last worker left; then one whenever needed."""
    engine = open_engine(settings.database)
    duties, messenger = Duties(settings), Messenger(settings)

    def look() -> None:
        duties.look()
        messenger.look(engine)
        status.look()

    while not (ending.is_due() or _run_child(wait_for_schema, settings, ending)):
        ending.wait(PAUSE)
    settings = settings.model_copy(update={"executor_id": _named(settings, ending)})
    log.info("worker_started", executor=settings.executor_id)
    status = _Status(settings)
    while not ending.is_due():
        well = _run_child(work, settings, ending, look)
        engine.dispose()
        if well:
            _sleep(engine, ending, look, str(settings.executor_id))
        else:
            ending.wait(PAUSE)


class _Status:
    """Keeps a process that answers at the worker's own address, where one is set.

    It is spawned, as the worker may have connections open.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: SpawnProcess | None = None
        self._started = -STATUS_AGAIN

    def look(self) -> None:
        """Start it, or another in place of one that has ended; may be called often."""
        if self._settings.worker_status is None or time.monotonic() < self._started + STATUS_AGAIN:
            return
        if self._process is None or not self._process.is_alive():
            self._started = time.monotonic()
            self._process = SpawnProcess(target=_serve_status, args=(self._settings,))
            self._process.start()


def _serve_status(settings: Settings) -> None:
    from app.worker.status import serve_status  # noqa: PLC0415 - the worker itself loads no metrics

    serve_status(settings)


def _named(settings: Settings, ending: Ending) -> str | None:
    """Return the worker's name once it is its own; None if it is to end before."""
    while not ending.is_due():
        try:
            return take(settings, ending)
        except psycopg.Error as error:
            log.warning("worker_database_away", error=type(error).__name__)
            ending.wait(PAUSE)
    return None


def _run_child(
    task: Callable[[Settings], None],
    settings: Settings,
    ending: Ending,
    look: Callable[[], None] | None = None,
) -> bool:
    """Let a child do something until it ends, or we are to end; False if it died.

    Meanwhile `look` is called now and then.
    """
    child = _Child(target=task, args=(settings,))
    child.start()
    while not ending.is_due():
        wait([child.sentinel, *ending.sources], None if look is None else LOOK)
        if look is not None:
            look()
        if not child.is_alive():
            break
    else:
        child.kill()
    child.join()
    if child.exitcode != 0 and not ending.is_due():
        log.warning("worker_child_died", task=task.__name__, exit_code=child.exitcode)
    return child.exitcode == 0


def _sleep(engine: Engine, ending: Ending, look: Callable[[], None], name: str) -> None:
    """Return once there is a job, or we are to end.

    No connection is left open then: SQLite does not bear that a process forks which has one.
    """
    pruned = -pruning.EVERY
    beaten = time.monotonic()  # the shift gave signs of life until now
    while not ending.is_due():
        try:
            with news_of(engine) as news:
                while not (_is_job_there(engine) or ending.is_due()):
                    if time.monotonic() - pruned >= pruning.EVERY:
                        pruning.prune(engine)
                        pruned = time.monotonic()
                    if time.monotonic() - beaten >= BEAT_EVERY:
                        beat(engine, name, SystemClock().now())
                        beaten = time.monotonic()
                    look()
                    news.wait(ending.sources, LOOK)
            break
        except AWAY as error:
            log.warning("worker_database_away", error=type(error).__name__)
            ending.wait(PAUSE)
    engine.dispose()


def _is_job_there(engine: Engine) -> bool:
    with transaction(engine, read_only=True) as session:
        now = SystemClock().now()
        return (
            queries.is_any_active(session)
            or printing_queries.is_any_active(session)
            or bool(policy_queries.running(session, now, AHEAD))
        )
