"""Every select about jobs of all kinds and about workers."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, func, literal, select

from app.timetable.jobs.attempts import ACTIVE
from app.timetable.jobs.turns import Active
from app.timetable.records import Analysis, RunStatus, SolveProgress, SolveRun, WorkerHeartbeat


def active_runs(session: Session) -> Sequence[Active]:
    """Return the runs of all events that are queued or running, oldest first.

    What each has told is the sequence number of its latest progress.
    """
    rows = session.exec(
        select(
            SolveRun.event_id,
            SolveRun.id,
            SolveRun.attempts,
            func.coalesce(func.max(SolveProgress.sequence), 0),
        )
        .join(SolveProgress, col(SolveProgress.run_id) == SolveRun.id, isouter=True)
        .where(col(SolveRun.status).in_(ACTIVE))
        .group_by(col(SolveRun.event_id), col(SolveRun.id), col(SolveRun.attempts))
        .order_by(col(SolveRun.id))
    ).all()
    return [Active(*row) for row in rows]


def active_analyses(session: Session) -> Sequence[Active]:
    """Return the analyses of all events that are queued or running, oldest first.

    They tell nothing, as an analysis has no progress.
    """
    rows = session.exec(
        select(Analysis.event_id, Analysis.id, Analysis.attempts, literal(0))
        .where(col(Analysis.status).in_(ACTIVE))
        .order_by(col(Analysis.id))
    ).all()
    return [Active(*row) for row in rows]


def heartbeats(session: Session) -> dict[str, int]:
    """Return the number of heartbeats of each worker."""
    rows = session.exec(select(WorkerHeartbeat.executor_id, WorkerHeartbeat.beats)).all()
    return dict(rows)


def last_beats(session: Session) -> Sequence[tuple[str, datetime]]:
    """Return when each worker gave its last sign of life, by its own clock."""
    return session.exec(select(WorkerHeartbeat.executor_id, WorkerHeartbeat.beat_at)).all()


def oldest_run(session: Session) -> datetime | None:
    """Return when the oldest run was asked for that no worker has begun."""
    waiting = select(func.min(SolveRun.created_at)).where(SolveRun.status == RunStatus.QUEUED)
    return session.exec(waiting).first()


def oldest_analysis(session: Session) -> datetime | None:
    """Return when the oldest analysis was asked for that no worker has begun."""
    waiting = select(func.min(Analysis.created_at)).where(Analysis.status == RunStatus.QUEUED)
    return session.exec(waiting).first()


def last_beat(session: Session) -> datetime | None:
    """Return when any worker gave its last sign of life, by its own clock."""
    return session.exec(select(func.max(WorkerHeartbeat.beat_at))).first()


def is_any_active(session: Session) -> bool:
    """Return whether any run or analysis of any event is queued or running."""
    return any(
        session.exec(select(record.id).where(col(record.status).in_(ACTIVE)).limit(1)).first()
        for record in (SolveRun, Analysis)
    )
