"""Metrics of the installation as a whole, read from its database: every process tells the same."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from prometheus_client import CollectorRegistry, Gauge
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from app.backup.shelf import Shelf
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.notify.feed import queries as feed
from app.printing import queries as printing
from app.timetable.jobs import queries

_UNKNOWN = float("nan")
_OUT_OF_SIGHT = 86_400.0
"""Seconds after which a worker that gives no sign of life is not told of any more."""


class State:
    """What the installation is in."""

    def __init__(self, registry: CollectorRegistry) -> None:
        def gauge(name: str, said: str, *labels: str) -> Gauge:
            return Gauge(f"titik_temu_{name}", said, labels, registry=registry)

        self.database = gauge("database_up", "Whether the database answered")
        self.beat = gauge("worker_silent_seconds", "Seconds since any worker's last sign of life")
        self.workers = gauge("worker_beat_age_seconds", "The same of each worker", "worker")
        self.jobs = gauge("jobs_active", "Jobs that wait or run", "kind")
        self.waited = gauge(
            "jobs_wait_seconds",
            "For how long the oldest job has waited to be begun",
            "kind",
        )
        self.feed = gauge(
            "feed_lag_seconds", "Age of the oldest entry of a feed that readers cannot see yet"
        )
        self.backup = gauge(
            "backup_age_seconds", "Seconds since the last backup, if a folder is set"
        )


def tell_state(engine: Engine, now: datetime, settings: Settings, state: State) -> None:
    """Set the gauges; those that cannot be known now are not a number."""
    state.database.set(0)
    state.beat.set(_UNKNOWN)
    state.feed.set(_UNKNOWN)
    for gauge in (state.jobs, state.waited, state.workers):
        gauge.clear()
    with suppress(SQLAlchemyError), transaction(engine, read_only=True) as session:
        _tell_workers(session, now, state)
        _tell_jobs(session, now, state)
        state.feed.set(_age(feed.oldest_unsettled(session), now))
        state.database.set(1)
    if settings.backup_dir is not None:
        made = None
        with suppress(OSError):
            made = max(Shelf(settings.backup_dir).held(), default=None)
        state.backup.set(float("inf") if made is None else (now - made).total_seconds())


def _tell_workers(session: Session, now: datetime, state: State) -> None:
    ages = {name: (now - beat).total_seconds() for name, beat in queries.last_beats(session)}
    state.beat.set(min(ages.values(), default=_UNKNOWN))
    for name, age in ages.items():
        if age <= _OUT_OF_SIGHT:
            state.workers.labels(name).set(age)


def _tell_jobs(session: Session, now: datetime, state: State) -> None:
    waiting: dict[str, tuple[Sequence[object], datetime | None]] = {
        "solve_run": (queries.active_runs(session), queries.oldest_run(session)),
        "analysis": (queries.active_analyses(session), queries.oldest_analysis(session)),
        "print_run": (printing.active_runs(session), printing.oldest(session)),
    }
    for kind, (active, oldest) in waiting.items():
        state.jobs.labels(kind).set(len(active))
        state.waited.labels(kind).set(_age(oldest, now))


def _age(moment: datetime | None, now: datetime) -> float:
    """Return the seconds since then; 0 for None."""
    return 0.0 if moment is None else max((now - moment).total_seconds(), 0.0)
