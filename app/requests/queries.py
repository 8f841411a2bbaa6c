"""Every select about requests, locks and blocks."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy import select as core_select
from sqlmodel import Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.requests.pairs import Pair
from app.requests.records import Asker, Lock, LockKind, Request, RequestSource


def requests(
    event_id: UUID,
    *,
    cooperative_id: UUID | None = None,
    partner_id: UUID | None = None,
    asker: Asker | None = None,
    source: RequestSource | None = None,
) -> SelectOfScalar[Request]:
    """Statement: the event's requests that match every filter given."""
    statement = select(Request).where(Request.event_id == event_id)
    if cooperative_id is not None:
        statement = statement.where(Request.cooperative_id == cooperative_id)
    if partner_id is not None:
        statement = statement.where(Request.partner_id == partner_id)
    if asker is not None:
        statement = statement.where(Request.asker == asker)
    if source is not None:
        statement = statement.where(Request.source == source)
    return statement


def standing_requests(event_id: UUID) -> Select[Any]:
    """Statement: those columns of the event's requests that explicit ones may change, unordered."""
    table = SQLModel.metadata.tables["meeting_request"]
    names = ("id", "cooperative_id", "partner_id", "asker", "source", "rank", "score", "note")
    return core_select(*(table.c[name] for name in names)).where(table.c.event_id == event_id)


def requests_of(session: Session, event_id: UUID, cooperatives: Collection[UUID]) -> list[Request]:
    """The requests of these cooperatives, by cooperative and rank."""
    return list(
        session.exec(
            requests(event_id, asker=Asker.COOPERATIVE)
            .where(col(Request.cooperative_id).in_(cooperatives))
            .order_by(col(Request.cooperative_id), col(Request.rank), col(Request.id))
        ).all()
    )


def locks(event_id: UUID, kind: LockKind | None = None) -> SelectOfScalar[Lock]:
    """Statement: the event's locks and blocks."""
    statement = select(Lock).where(Lock.event_id == event_id)
    return statement if kind is None else statement.where(Lock.kind == kind)


def locks_at(session: Session, event_id: UUID, slot_id: UUID) -> list[Lock]:
    """The locks of pairs to this slot."""
    return list(session.exec(locks(event_id, LockKind.LOCK).where(Lock.slot_id == slot_id)).all())


def blocked_pairs(session: Session, event_id: UUID) -> set[Pair]:
    """The blocked pairs."""
    blocks = session.exec(
        select(Lock.cooperative_id, Lock.partner_id).where(
            Lock.event_id == event_id, Lock.kind == LockKind.BLOCK
        )
    )
    return set(blocks.all())
