"""Every select about analyses."""

from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import Delete, delete, func
from sqlalchemy.orm import InstrumentedAttribute, defer
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.timetable.jobs.attempts import ACTIVE
from app.timetable.records import Analysis, AnalysisKind, RunStatus


def analyses(event_id: UUID, kind: AnalysisKind | None = None) -> SelectOfScalar[Analysis]:
    """Statement: the event's analyses, without their frozen problems until asked for."""
    statement = (
        select(Analysis)
        .where(Analysis.event_id == event_id)
        .options(
            defer(cast("InstrumentedAttribute[object]", Analysis.problem)),
            defer(cast("InstrumentedAttribute[object]", Analysis.held)),
        )
    )
    return statement if kind is None else statement.where(Analysis.kind == kind)


def analysis(session: Session, event_id: UUID, number: int) -> Analysis | None:
    """Return an analysis by its number."""
    return session.exec(analyses(event_id).where(Analysis.number == number)).one_or_none()


def without_answers(statement: SelectOfScalar[Analysis]) -> SelectOfScalar[Analysis]:
    """Statement: the same analyses, without their answers until asked for."""
    return statement.options(defer(cast("InstrumentedAttribute[object]", Analysis.answer)))


def latest(session: Session, event_id: UUID, kind: AnalysisKind) -> Analysis | None:
    """Return the newest analysis of a kind that has an answer."""
    return session.exec(
        analyses(event_id, kind)
        .where(Analysis.status == RunStatus.FINISHED)
        .order_by(col(Analysis.number).desc())
        .limit(1)
    ).one_or_none()


def analysis_for_update(session: Session, analysis_id: UUID) -> Analysis | None:
    """Return the analysis as it is now, locked until the transaction ends."""
    return session.exec(
        select(Analysis)
        .where(Analysis.id == analysis_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def last_number(session: Session, event_id: UUID) -> int:
    """Return the highest number given so far; 0 if none."""
    return session.exec(
        select(func.coalesce(func.max(Analysis.number), 0)).where(Analysis.event_id == event_id)
    ).one()


def signals(session: Session, analysis_id: UUID) -> tuple[bool, int] | None:
    """Return whether a stop is requested, and the current attempt; None: it was deleted."""
    return session.exec(
        select(Analysis.stop_requested, Analysis.attempts).where(Analysis.id == analysis_id)
    ).one_or_none()


def is_active(session: Session, analysis_id: UUID) -> bool:
    """Return whether the analysis is queued or running."""
    status = session.exec(select(Analysis.status).where(Analysis.id == analysis_id)).one_or_none()
    return status in ACTIVE


def outdated(event_id: UUID, kind: AnalysisKind, before: datetime) -> Delete:
    """Statement: delete analyses of a kind that ended before that moment."""
    return delete(Analysis).where(
        col(Analysis.event_id) == event_id,
        col(Analysis.kind) == kind,
        col(Analysis.finished_at) < before,
    )
