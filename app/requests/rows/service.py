"""Use cases of rows: a deed about one pair, and a row put back as it was."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.attendees import queries as attendee_queries
from app.attendees.records import Cooperative
from app.auth.audit import trail
from app.auth.principal import Principal
from app.core.errors import StaleVersionError
from app.events.records import Event
from app.partners import queries as partner_queries
from app.requests.errors import PartnerUnknownError
from app.requests.locks import service as locks_service
from app.requests.records import Asker, Lock, Request
from app.requests.rows.queries import rows
from app.requests.rows.rules import Decision, Deed, RequestRow, changed
from app.requests.rules import rank_after
from app.requests.schemas import LockIn


def change(
    session: Session,
    event: Event,
    cooperative: Cooperative,
    partner_id: UUID,
    deed: Deed,
    *,
    rank: int | None,
    expected: Collection[str] | None,
    actor: Principal,
    now: datetime,
) -> RequestRow:
    """Do a deed about a pair; return the row as it was before, which `restore` takes.

    `expected` are the versions of the row that the caller accepts, None for any. Without a rank a
    request comes after the cooperative's others that a person made.
    """
    before = _current(session, cooperative, expected)
    _check_partners(session, event, {partner_id})
    last = max((one.rank for one in before.asked if one.source == "explicit"), default=0)
    offers = partner_queries.offers_of(session, [partner_id]).get(partner_id, [])
    needs = attendee_queries.needs_of(session, [cooperative.id]).get(cooperative.id, [])
    shared = [tag for tag in needs if tag in offers]
    after = changed(before, partner_id, deed, rank=rank or rank_after(last), tags=shared)
    _put(session, event, cooperative.id, before, after, actor, now)
    return before


def restore(
    session: Session,
    event: Event,
    cooperative: Cooperative,
    row: RequestRow,
    *,
    expected: Collection[str] | None,
    actor: Principal,
    now: datetime,
) -> None:
    """Make a row what it was: its own requests and decisions are exactly those given."""
    before = _current(session, cooperative, expected)
    named = {one.partner_id for one in row.asked} | {one.partner_id for one in row.decisions}
    _check_partners(session, event, named)
    _put(session, event, cooperative.id, before, row, actor, now)


def put_asked(
    session: Session,
    event: Event,
    cooperative_id: UUID,
    after: RequestRow,
    *,
    actor: str,
    now: datetime,
) -> None:
    """Make a cooperative's own requests those of a row; its decisions stay as they are."""
    _put_asked(session, event.id, cooperative_id, after, now)
    _note(session, event, cooperative_id, after, actor, now)


def _current(
    session: Session, cooperative: Cooperative, expected: Collection[str] | None
) -> RequestRow:
    """Return the row as it is; StaleVersionError if the caller saw another one."""
    found = rows(session, [cooperative.id])[cooperative.id]
    if expected is not None and found.version not in expected:
        raise StaleVersionError
    return found


def _check_partners(session: Session, event: Event, named: set[UUID]) -> None:
    if not named <= partner_queries.partner_ids(session, event.id):
        raise PartnerUnknownError


def _put(
    session: Session,
    event: Event,
    cooperative_id: UUID,
    before: RequestRow,
    after: RequestRow,
    actor: Principal,
    now: datetime,
) -> None:
    """Write what differs between two rows of a cooperative."""
    if before == after:
        return
    _put_asked(session, event.id, cooperative_id, after, now)
    _put_decisions(session, event, cooperative_id, before, after, actor, now)
    _note(session, event, cooperative_id, after, actor, now)


def _note(
    session: Session,
    event: Event,
    cooperative_id: UUID,
    after: RequestRow,
    actor: Principal | str,
    now: datetime,
) -> None:
    trail.record(
        session,
        actor=actor,
        action="request_row.change",
        now=now,
        event_id=event.id,
        subject=cooperative_id,
        requests=len(after.asked),
        decisions=len(after.decisions),
    )
    session.flush()


def _put_asked(
    session: Session, event_id: UUID, cooperative_id: UUID, after: RequestRow, now: datetime
) -> None:
    statement = select(Request).where(
        Request.cooperative_id == cooperative_id, Request.asker == Asker.COOPERATIVE
    )
    known = {row.partner_id: row for row in session.exec(statement)}
    for one in after.asked:
        row = known.pop(one.partner_id, None) or Request(
            event_id=event_id,
            cooperative_id=cooperative_id,
            partner_id=one.partner_id,
            asker=Asker.COOPERATIVE,
            source=one.source,
            rank=one.rank,
            score=one.score,
            created_at=now,
        )
        row.source, row.rank, row.score = one.source, one.rank, one.score
        row.tags, row.note = list(one.tags), one.note
        session.add(row)
    for gone in known.values():
        session.delete(gone)
    session.flush()


def _put_decisions(
    session: Session,
    event: Event,
    cooperative_id: UUID,
    before: RequestRow,
    after: RequestRow,
    actor: Principal,
    now: datetime,
) -> None:
    gone = {one.partner_id for one in set(before.decisions) - set(after.decisions)}
    statement = select(Lock).where(
        Lock.cooperative_id == cooperative_id, col(Lock.partner_id).in_(gone)
    )
    for lock in session.exec(statement).all():
        locks_service.delete_lock(session, event, lock, actor=actor, now=now)
    for one in set(after.decisions) - set(before.decisions):
        body = _lock_in(cooperative_id, one)
        locks_service.create_lock(session, event, body, actor=actor, now=now)


def _lock_in(cooperative_id: UUID, one: Decision) -> LockIn:
    return LockIn(
        kind=one.kind,
        cooperative_id=cooperative_id,
        partner_id=one.partner_id,
        slot_id=one.slot_id,
        table_id=one.table_id,
        note=one.note,
    )
