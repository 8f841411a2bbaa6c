"""Use cases of decisions about rows of lists."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, delete

from app.auth.audit.trail import record_change
from app.auth.principal import Principal
from app.events.records import Event
from app.imports import queries
from app.imports.decided import body_of, decision_of
from app.imports.reading import Reading
from app.imports.records import Import, ListDecision
from app.imports.settling.errors import NothingDecidedError, RowUnknownError, VillageUnknownError
from app.sheets.decisions import UNDECIDED, Decision
from app.sheets.values.keys import letters


def decide(
    session: Session,
    event: Event,
    imp: Import,
    reading: Reading,
    keys: Sequence[str],
    decision: Decision,
    *,
    reason: str = "",
    actor: Principal | str,
    now: datetime,
) -> None:
    """Keep a decision about rows of a list, on top of what was decided about them before.

    It counts for all lists of the kind, so also when a corrected file comes. Raises RowUnknownError
    where the list has no such row, VillageUnknownError for a village outside the event's area.
    """
    if decision.is_empty:
        raise NothingDecidedError
    if decision.village and letters(decision.village) not in reading.question.area().by_code:
        raise VillageUnknownError
    lines = {line.key: line for line in reading.read.lines if line.key}
    known = {
        each.row_key: each for each in session.exec(queries.decisions(event.id, imp.kind)).all()
    }
    for key in dict.fromkeys(keys):
        line = lines.get(key)
        if line is None:
            raise RowUnknownError
        before = known.get(key)
        whole = (decision_of(before) if before else UNDECIDED).and_then(decision)
        made = before or ListDecision(
            event_id=event.id,
            kind=imp.kind,
            row_key=key,
            row=line.row,
            decision={},
            actor="",
            decided_at=now,
        )
        made.row, made.sheet = line.row, reading.read.parts[line.part].sheet[:120]
        made.decision = body_of(whole).model_dump(mode="json")
        made.reason = reason if decision.left_out else ""
        made.actor = (actor if isinstance(actor, str) else actor.username)[:120]
        made.decided_at = now
        session.add(made)
    _note(session, imp, actor, now, "import.decide", len(keys))


def forget(
    session: Session,
    event: Event,
    imp: Import,
    key: str,
    *,
    actor: Principal | str,
    now: datetime,
) -> None:
    """Take back what was decided about a row; RowUnknownError if nothing was."""
    made = session.exec(
        queries.decisions(event.id, imp.kind).where(ListDecision.row_key == key)
    ).one_or_none()
    if made is None:
        raise RowUnknownError
    session.exec(delete(ListDecision).where(col(ListDecision.id) == made.id))
    _note(session, imp, actor, now, "import.undecide", 1)


def _note(
    session: Session, imp: Import, actor: Principal | str, now: datetime, action: str, rows: int
) -> None:
    imp.version += 1
    session.add(imp)
    record_change(session, imp, actor, now, action, number=imp.number, rows=rows)
