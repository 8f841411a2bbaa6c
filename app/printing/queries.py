"""Every select about print runs."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, SQLModel, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from app.printing.records import PrintPart, PrintRun
from app.timetable.jobs.attempts import ACTIVE
from app.timetable.jobs.turns import Active
from app.timetable.records import RunStatus


def runs(event_id: UUID) -> SelectOfScalar[PrintRun]:
    """Select the event's print runs."""
    return select(PrintRun).where(PrintRun.event_id == event_id)


def newest(session: Session, event_id: UUID) -> Sequence[PrintRun]:
    """Return the event's print runs, the newest first."""
    return session.exec(runs(event_id).order_by(col(PrintRun.id).desc())).all()


def waiting(session: Session, event_id: UUID) -> Sequence[PrintRun]:
    """Return those of the event's print runs that are queued or running."""
    return session.exec(runs(event_id).where(col(PrintRun.status).in_(ACTIVE))).all()


def run(session: Session, event_id: UUID, run_id: UUID) -> PrintRun | None:
    """Return the event's print run of that id."""
    return session.exec(runs(event_id).where(PrintRun.id == run_id)).first()


def run_for_update(session: Session, run_id: UUID) -> PrintRun | None:
    """Return a print run, locked, as it is now."""
    statement = select(PrintRun).where(PrintRun.id == run_id).with_for_update()
    return session.exec(statement.execution_options(populate_existing=True)).first()


def active_runs(session: Session) -> Sequence[Active]:
    """Return the print runs of all events that are queued or running, oldest first."""
    rows = session.exec(
        select(PrintRun.event_id, PrintRun.id, PrintRun.attempts, PrintRun.done)
        .where(col(PrintRun.status).in_(ACTIVE))
        .order_by(col(PrintRun.id))
    ).all()
    return [Active(*row) for row in rows]


def is_any_active(session: Session) -> bool:
    """Return whether any print run of any event is queued or running."""
    statement = select(PrintRun.id).where(col(PrintRun.status).in_(ACTIVE)).limit(1)
    return session.exec(statement).first() is not None


def oldest(session: Session) -> datetime | None:
    """Return when the oldest print run was asked for that no worker has begun."""
    waiting = select(func.min(PrintRun.created_at)).where(PrintRun.status == RunStatus.QUEUED)
    return session.exec(waiting).first()


def sizes(session: Session, run_ids: Collection[UUID]) -> dict[UUID, list[tuple[int, int]]]:
    """Return number and size in bytes of the parts of each of the runs, in order."""
    rows = session.exec(
        select(PrintPart.run_id, PrintPart.number, PrintPart.size)
        .where(col(PrintPart.run_id).in_(run_ids))
        .order_by(col(PrintPart.number))
    )
    found: dict[UUID, list[tuple[int, int]]] = defaultdict(list)
    for run_id, number, size in rows:
        found[run_id].append((number, size))
    return found


def content(session: Session, run_id: UUID, number: int) -> bytes | None:
    """Return a part's file."""
    statement = select(PrintPart.content).where(
        PrintPart.run_id == run_id, PrintPart.number == number
    )
    return session.exec(statement).first()


def drop_parts(session: Session, run_id: UUID) -> None:
    """Delete what an earlier attempt at a run has made."""
    table = _table(PrintPart)
    session.execute(delete(table).where(table.c.run_id == run_id))


def drop_ended(session: Session, before: datetime) -> None:
    """Delete the print runs that ended before then, with their files."""
    table = _table(PrintRun)
    session.execute(delete(table).where(table.c.finished_at < before))


def _table(kind: type[SQLModel]) -> Any:
    return SQLModel.metadata.tables[str(kind.__tablename__)]
