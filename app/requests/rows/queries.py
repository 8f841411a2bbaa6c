"""Every select about rows of the matrix."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.requests.records import Asker, Lock, Request
from app.requests.rows.rules import Asked, Decision, RequestRow, row_of


def rows(session: Session, cooperatives: Collection[UUID]) -> dict[UUID, RequestRow]:
    """The rows of these cooperatives."""
    asked: defaultdict[UUID, list[Asked]] = defaultdict(list)
    for cooperative, partner, rank, score, source, tags, note in session.execute(
        select(
            col(Request.cooperative_id),
            col(Request.partner_id),
            col(Request.rank),
            col(Request.score),
            col(Request.source),
            col(Request.tags),
            col(Request.note),
        ).where(
            col(Request.cooperative_id).in_(cooperatives),
            col(Request.asker) == Asker.COOPERATIVE,
        )
    ):
        asked[cooperative].append(Asked(partner, rank, score, source, tuple(tags), note))
    decided: defaultdict[UUID, list[Decision]] = defaultdict(list)
    for cooperative, partner, kind, slot, table, note in session.execute(
        select(
            col(Lock.cooperative_id),
            col(Lock.partner_id),
            col(Lock.kind),
            col(Lock.slot_id),
            col(Lock.table_id),
            col(Lock.note),
        ).where(col(Lock.cooperative_id).in_(cooperatives))
    ):
        decided[cooperative].append(Decision(partner, kind, slot, table, note))
    return {one: row_of(asked[one], decided[one]) for one in cooperatives}
