"""Every select about solve runs and their progress."""

from collections.abc import Collection, Sequence
from typing import cast
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import InstrumentedAttribute, defer
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.timetable.records import SolveProgress, SolveRun


def runs(event_id: UUID) -> SelectOfScalar[SolveRun]:
    """Statement: the event's runs, without problem and incumbent until asked for."""
    return _light_runs().where(SolveRun.event_id == event_id)


def run_by_id(run_id: UUID) -> SelectOfScalar[SolveRun]:
    """Statement: one run, without problem and incumbent until asked for."""
    return _light_runs().where(SolveRun.id == run_id)


def _light_runs() -> SelectOfScalar[SolveRun]:
    return select(SolveRun).options(
        defer(cast("InstrumentedAttribute[object]", SolveRun.problem)),
        defer(cast("InstrumentedAttribute[object]", SolveRun.incumbent)),
    )


def run(session: Session, event_id: UUID, number: int) -> SolveRun | None:
    """Return a run by its number."""
    return session.exec(runs(event_id).where(SolveRun.number == number)).one_or_none()


def run_for_update(session: Session, run_id: UUID) -> SolveRun | None:
    """Return the run as it is now, locked until the transaction ends."""
    return session.exec(
        select(SolveRun)
        .where(SolveRun.id == run_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def last_run_number(session: Session, event_id: UUID) -> int:
    """Return the highest number given so far; 0 if none."""
    return session.exec(
        select(func.coalesce(func.max(SolveRun.number), 0)).where(SolveRun.event_id == event_id)
    ).one()


def run_signals(session: Session, run_id: UUID) -> tuple[bool, int] | None:
    """Return whether a stop is requested, and the current attempt; None: it was deleted."""
    return session.exec(
        select(SolveRun.stop_requested, SolveRun.attempts).where(SolveRun.id == run_id)
    ).one_or_none()


def progress_after(session: Session, run_id: UUID, sequence: int) -> Sequence[SolveProgress]:
    """Return a run's progress after that sequence number, in order."""
    return session.exec(
        select(SolveProgress)
        .where(SolveProgress.run_id == run_id, SolveProgress.sequence > sequence)
        .order_by(col(SolveProgress.sequence))
    ).all()


def last_sequence(session: Session, run_id: UUID) -> int:
    """Return the sequence number of a run's latest progress; 0 if there is none."""
    return session.exec(
        select(func.coalesce(func.max(SolveProgress.sequence), 0)).where(
            SolveProgress.run_id == run_id
        )
    ).one()


def seconds_spent(session: Session, run_id: UUID) -> float:
    """Return the seconds of solving up to a run's latest progress."""
    return session.exec(
        select(func.coalesce(func.max(SolveProgress.elapsed), 0.0)).where(
            SolveProgress.run_id == run_id
        )
    ).one()


def latest_progress(session: Session, run_ids: Collection[UUID]) -> dict[UUID, SolveProgress]:
    """Return the latest progress of each of these runs."""
    last = (
        select(SolveProgress.run_id, func.max(SolveProgress.sequence).label("sequence"))
        .where(col(SolveProgress.run_id).in_(run_ids))
        .group_by(col(SolveProgress.run_id))
        .subquery()
    )
    rows = session.exec(
        select(SolveProgress).join(
            last,
            (col(SolveProgress.run_id) == last.c.run_id)
            & (col(SolveProgress.sequence) == last.c.sequence),
        )
    ).all()
    return {row.run_id: row for row in rows}
