"""Use cases of analyses: requesting, stopping and ending."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.core.clock import true_now
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings.records import Timetable
from app.timetable.exchange import Document
from app.timetable.jobs.attempts import ACTIVE
from app.timetable.jobs.waking import wake
from app.timetable.problem.posing import Posed, posed
from app.timetable.questions import queries
from app.timetable.questions.errors import AnalysisEndedError
from app.timetable.records import Analysis, AnalysisKind, RunStatus

TIME_LIMIT = 10.0
"""Seconds that an analysis takes at most, by default."""
Ending = Callable[[Session, Analysis, datetime], None]
"""Is called with the analysis that ended, its problem not yet deleted, and the time."""
KEPT = timedelta(days=1)
"""For how long the moves of a meeting can be read; every drag of a meeting makes new ones."""
_endings: dict[AnalysisKind, Ending] = {}


def when_ended(kind: AnalysisKind, ending: Ending) -> None:
    """Let `ending` be called in the transaction in which an analysis of that kind ends.

    Its `status` says how it ended: finished with an answer, stopped or failed. If `ending`
    raises, the analysis fails, and `ending` is called again for that in another transaction.
    Programs register endings when they are assembled (`app.endings`).
    """
    _endings[kind] = ending


def request_analysis(
    session: Session,
    event: Event,
    kind: AnalysisKind,
    *,
    question: Document,
    timetable: Timetable | None = None,
    frozen: Posed | None = None,
    time_limit: float = TIME_LIMIT,
    seed: int = 1,
    actor: Principal | str,
    now: datetime,
) -> Analysis:
    """Add a queued analysis; workers are woken by the commit.

    It is about the lists as they are now, or as they were `frozen` before, by whoever holds the
    event. What answers it (`bridge.analyses`) is given the problem, and the question with `seed`,
    `time_limit` (seconds), and, of a timetable, `held` (its meetings as a solution) and `meetings`
    (how many it holds, those that the problem cannot name included). Refuses what `posed` refuses.
    """
    now = true_now(session.info, now)
    lock_event(session, event.id)
    frozen = frozen or posed(session, event, timetable)
    number = queries.last_number(session, event.id) + 1  # counting those that are deleted next
    session.execute(queries.outdated(event.id, AnalysisKind.MOVES, now - KEPT))
    analysis = Analysis(
        event_id=event.id,
        number=number,
        kind=kind,
        status=RunStatus.QUEUED,
        timetable_id=None if timetable is None else timetable.id,
        problem=frozen.problem,
        held=frozen.held,
        question=question if timetable is None else {**question, "meetings": frozen.meetings},
        seed=seed,
        time_limit=time_limit,
        actor=actor if isinstance(actor, str) else actor.username,
        created_at=now,
    )
    session.add(analysis)
    session.flush()
    wake(session)
    return analysis


def request_stop(
    session: Session, analysis: Analysis, *, actor: Principal, now: datetime
) -> Analysis:
    """Ask an analysis to end with what it has; a queued one ends at once without an answer.

    AnalysisEndedError if it has ended. The event must be held, as an ending may change it.
    """
    waiting = queries.analysis_for_update(session, analysis.id)
    if waiting is None or waiting.status not in ACTIVE:
        raise AnalysisEndedError(number=analysis.number)
    waiting.stop_requested = True
    if waiting.status is RunStatus.QUEUED:
        end(session, waiting, RunStatus.STOPPED, now)
    session.add(waiting)
    trail.record_change(session, waiting, actor, now, "analysis.stop", number=waiting.number)
    return waiting


def end(session: Session, analysis: Analysis, status: RunStatus, now: datetime) -> None:
    """End an analysis, call what is registered for its kind, and delete its problem."""
    now = true_now(session.info, now)
    analysis.status = status
    analysis.finished_at = now
    session.add(analysis)
    session.flush()
    ending = _endings.get(analysis.kind)
    if ending is not None:
        ending(session, analysis, now)
    analysis.problem = analysis.held = None
    session.add(analysis)
    session.flush()
