"""Every select about integrations."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select as core_select
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.auth.records import AccessToken, Membership, TokenKind, User
from app.core.database.outlines import EVENT


def integrations() -> SelectOfScalar[User]:
    """Statement: the accounts of all integrations."""
    return select(User).where(col(User.is_integration))


def last_tokens(session: Session, user_ids: Collection[UUID]) -> dict[UUID, AccessToken]:
    """The newest token of each of these accounts, by account."""
    rows = session.exec(
        select(AccessToken)
        .where(col(AccessToken.user_id).in_(user_ids), AccessToken.kind == TokenKind.INTEGRATION)
        .order_by(col(AccessToken.id))
    )
    return {row.user_id: row for row in rows if row.user_id is not None}


def events_of(session: Session, user_ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """The events in which each of these accounts has a role."""
    rows = session.exec(
        select(Membership)
        .where(col(Membership.user_id).in_(user_ids))
        .order_by(col(Membership.event_id))
    )
    found: dict[UUID, list[UUID]] = {user_id: [] for user_id in user_ids}
    for row in rows:
        found[row.user_id].append(row.event_id)
    return found


def unknown_events(session: Session, event_ids: Collection[UUID]) -> set[UUID]:
    """Those of these ids that no event has."""
    found = session.execute(core_select(EVENT.c.id).where(EVENT.c.id.in_(event_ids))).scalars()
    return set(event_ids).difference(found)
