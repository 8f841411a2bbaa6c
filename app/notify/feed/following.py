"""Who may follow an event's feed, and what of it each kind of caller gets."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from app.auth.deps import check_role
from app.auth.principal import DevicePrincipal, Holder, LinkPrincipal, Principal
from app.auth.records import Role, Scope
from app.core.errors import NotFoundError
from app.notify.feed import queries
from app.notify.feed.records import FeedKind

Concerns = Callable[[str, Mapping[str, Any]], bool]
"""Whether an entry of this kind, with these data, is for a caller."""
_OF_SCOPE: Final = {
    Scope.CHECKIN: frozenset(
        {
            FeedKind.SCAN_RECORDED,
            FeedKind.PRESENCE_CHANGED,
            FeedKind.TIMETABLE_PUBLISHED,
            FeedKind.MEETING_CHANGED,
            FeedKind.STANDBY_OFFERED,
        }
    ),
    Scope.SIGNAGE: frozenset(
        {FeedKind.TIMETABLE_PUBLISHED, FeedKind.MEETING_CHANGED, FeedKind.STANDBY_OFFERED}
    ),
}
"""The kinds that devices get which do not stand at tables."""


def check_follower(session: Session, holder: Holder, event_id: UUID) -> None:
    """Refuse who has nothing to do with an event: users without a role, strangers' tokens."""
    if isinstance(holder, Principal):
        check_role(session, holder, event_id, Role.VIEWER)
    elif holder.event_id != event_id:
        raise NotFoundError


def concerns_of(session: Session, holder: Holder) -> Concerns | None:
    """Return what of the feed a caller gets; None: all of it.

    Users with a role get all, devices what their scope works with. Those at tables, by a device or
    a partner's link, get what happens to meetings and free seats there, and that a timetable was
    published.
    """
    if isinstance(holder, Principal):
        return None
    if isinstance(holder, DevicePrincipal) and holder.scope in _OF_SCOPE:
        kinds = _OF_SCOPE[holder.scope]
        return lambda kind, _data: kind in kinds
    own_partner: str | None = None
    if isinstance(holder, LinkPrincipal):
        own_partner = str(holder.partner_id)
        tables = queries.tables_of(session, holder.partner_id)
    else:
        tables = set(holder.table_ids)  # a partner may have tables where other phones stand
    own_tables = {str(one) for one in tables}

    def concerns(kind: str, data: Mapping[str, Any]) -> bool:
        if kind == FeedKind.TIMETABLE_PUBLISHED:
            return True
        if kind not in {FeedKind.MEETING_CHANGED, FeedKind.STANDBY_OFFERED}:
            return False
        is_own = own_partner is not None and data.get("partner_id") == own_partner
        return is_own or data.get("table_id") in own_tables

    return concerns
