"""Use cases of requests that people make or change (`derivation` has the derived ones)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.attendees import queries as attendee_queries
from app.attendees.records import Cooperative
from app.auth.audit import trail
from app.auth.principal import Principal
from app.core.database import bulk
from app.core.database.drafts import Draft
from app.events.records import Event
from app.partners import queries as partner_queries
from app.partners.records import Partner
from app.requests import queries as requests_queries
from app.requests import rules
from app.requests.derivation import (
    RequestCounts,
    expire_requests,
    note_counts,
    renumber_derived,
)
from app.requests.errors import CooperativeUnknownError, PartnerUnknownError, RequestExistsError
from app.requests.explicit import ExplicitRequest, Standing, state
from app.requests.records import Request, RequestSource
from app.requests.schemas import RequestIn, RequestPatch


def put_explicit_requests(
    session: Session,
    event: Event,
    rows: Sequence[ExplicitRequest],
    *,
    actor: Principal | str,
    now: datetime,
) -> RequestCounts:
    """Add the new ones of these requests and change the known ones; none is removed.

    A derived request for the same pair and side becomes explicit. Of rows for the same pair and
    side the last counts. Ranks of derived requests move behind the explicit ones. Repeating it with
    the same rows changes nothing. Refuses rows whose parties do not belong to the event.
    """
    cooperatives = attendee_queries.cooperative_ids(session, event.id)
    partners = partner_queries.partner_ids(session, event.id)
    if any(row.cooperative_id not in cooperatives for row in rows):
        raise CooperativeUnknownError
    if any(row.partner_id not in partners for row in rows):
        raise PartnerUnknownError
    stated = state(event.id, _standing(session, event.id), rows, now)
    bulk.run(session, stated.writes(session.get_bind().dialect))
    expire_requests(session)
    note_counts(session, event, actor, now, "request.put", stated.counts)
    return stated.counts


def _standing(session: Session, event_id: UUID) -> Standing:
    statement = requests_queries.standing_requests(event_id)
    rows = bulk.fetch(session, statement)
    return Standing(
        [Draft(row) for row in bulk.decoded(rows, statement, session.get_bind().dialect)],
        attendee_queries.needs_in_event(session, event_id),
        partner_queries.offers_in_event(session, event_id),
    )


def create_request(
    session: Session, event: Event, body: RequestIn, *, actor: Principal, now: datetime
) -> Request:
    """Add one explicit request; RequestExistsError if that side has already asked."""
    check_party(session, event, body.cooperative_id, body.partner_id)
    wish = ExplicitRequest(**body.model_dump(exclude={"score"}))
    statement = requests_queries.requests(
        event.id,
        cooperative_id=body.cooperative_id,
        partner_id=body.partner_id,
        asker=body.asker,
    )
    if session.exec(statement).one_or_none() is not None:
        raise RequestExistsError
    put_explicit_requests(session, event, [wish], actor=actor, now=now)
    row = session.exec(statement).one()
    if body.score is not None:
        row.score = body.score
        session.flush()
    return row


def update_request(
    session: Session,
    event: Event,
    row: Request,
    patch: RequestPatch,
    *,
    actor: Principal,
    now: datetime,
) -> Request:
    """Change what the patch names. A derived request that is changed becomes an explicit one.

    A new rank without a score sets the score of that rank.
    """
    changes = patch.model_dump(exclude_unset=True)
    before = row.model_dump()
    if patch.rank is not None:
        row.rank, row.score = patch.rank, rules.score_of_rank(patch.rank)
    if patch.score is not None:
        row.score = patch.score
    if "note" in changes:
        row.note = patch.note
    if changes:
        row.source = RequestSource.EXPLICIT
    if row.model_dump() == before:
        return row
    session.flush()
    renumber_derived(session, event.id, {row.cooperative_id})
    trail.record(
        session,
        actor=actor,
        action="request.update",
        now=now,
        event_id=event.id,
        subject=row.id,
        fields=sorted(changes),
    )
    session.flush()
    return row


def delete_request(
    session: Session, event: Event, row: Request, *, actor: Principal, now: datetime
) -> None:
    """Withdraw a request; derivation adds a derived one again unless the pair is blocked."""
    cooperative_id = row.cooperative_id
    trail.record(
        session,
        actor=actor,
        action="request.delete",
        now=now,
        event_id=event.id,
        subject=row.id,
    )
    session.delete(row)
    session.flush()
    renumber_derived(session, event.id, {cooperative_id})


def check_party(session: Session, event: Event, cooperative_id: UUID, partner_id: UUID) -> None:
    """Refuse parties that do not belong to the event."""
    cooperative = session.get(Cooperative, cooperative_id)
    partner = session.get(Partner, partner_id)
    if cooperative is None or cooperative.event_id != event.id:
        raise CooperativeUnknownError
    if partner is None or partner.event_id != event.id:
        raise PartnerUnknownError
