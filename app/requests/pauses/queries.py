"""Every select about pauses."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.requests.pauses.records import Pause


def pauses(event_id: UUID) -> SelectOfScalar[Pause]:
    """Statement: the event's pauses."""
    return select(Pause).where(Pause.event_id == event_id)


def all_pauses(session: Session, event_id: UUID) -> Sequence[Pause]:
    """Return the event's pauses, in order of time."""
    return session.exec(pauses(event_id).order_by(col(Pause.starts_at), col(Pause.id))).all()
