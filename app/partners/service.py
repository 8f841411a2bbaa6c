"""Use cases of partners."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col

from app.auth.audit.trail import record_change
from app.auth.principal import Principal
from app.events import queries as event_queries
from app.events.parties import (
    AbsenceOut,
    absence_windows,
    join_documents,
    split_documents,
)
from app.events.records import Event
from app.partners import queries
from app.partners.errors import OfferUnknownError, PartnerExistsError, PartnerInUseError
from app.partners.records import Partner, PartnerAbsence, PartnerOffer
from app.partners.rules import check_bounds
from app.partners.schemas import PartnerIn, PartnerOut, PartnerPatch

Window = tuple[datetime, datetime]
_LISTS = {"required_documents", "offers", "absences"}


def described(session: Session, rows: Sequence[Partner]) -> list[PartnerOut]:
    """Return partners as the API shows them, with their offers and absences."""
    ids = [row.id for row in rows]
    offers = queries.offers_of(session, ids)
    absences = queries.absences_of(session, ids)
    return [
        PartnerOut(
            **row.model_dump(exclude={"required_documents"}),
            required_documents=split_documents(row.required_documents),
            offers=offers.get(row.id, []),
            absences=[AbsenceOut.model_validate(entry) for entry in absences.get(row.id, [])],
        )
        for row in rows
    ]


def create_partner(
    session: Session, event: Event, body: PartnerIn, *, actor: Principal, now: datetime
) -> Partner:
    """Add a partner.

    Raises PartnerExistsError, OfferUnknownError, MeetingBoundsError and IntervalOrderError.
    """
    if queries.partner_by_code(session, event.id, body.code) is not None:
        raise PartnerExistsError(code=body.code)
    check_bounds(body.min_meetings, body.max_meetings, body.required_meetings)
    windows = absence_windows(body.absences, event.day, event.timezone)
    _check_offers(session, event, body.offers)
    partner = Partner(
        **body.model_dump(exclude=_LISTS),
        required_documents=join_documents(body.required_documents),
        event_id=event.id,
        created_at=now,
        updated_at=now,
    )
    session.add(partner)
    session.flush()
    write_offers(session, {partner.id: body.offers}, event.id)
    write_absences(session, {partner.id: windows})
    record_change(session, partner, actor, now, "partner.create")
    return partner


def update_partner(
    session: Session,
    event: Event,
    partner: Partner,
    patch: PartnerPatch,
    *,
    actor: Principal,
    now: datetime,
) -> Partner:
    """Change what the patch names; errors as `create_partner`, except PartnerExistsError."""
    changes: dict[str, Any] = patch.model_dump(exclude_unset=True, exclude=_LISTS)
    (before,) = described(session, [partner])
    for name, value in changes.items():
        if value is not None or name == "max_meetings":
            setattr(partner, name, value)
    check_bounds(partner.min_meetings, partner.max_meetings, partner.required_meetings)
    if patch.required_documents is not None:
        partner.required_documents = join_documents(patch.required_documents)
    if patch.offers is not None:
        _check_offers(session, event, patch.offers)
        write_offers(session, {partner.id: patch.offers}, event.id)
    if patch.absences is not None:
        windows = absence_windows(patch.absences, event.day, event.timezone)
        write_absences(session, {partner.id: windows})
    if described(session, [partner]) == [before]:
        return partner
    partner.version += 1
    partner.updated_at = now
    session.add(partner)
    fields = sorted(patch.model_fields_set)
    record_change(session, partner, actor, now, "partner.update", fields=fields)
    return partner


def add_absence(
    session: Session,
    partner: Partner,
    window: Window,
    *,
    actor: Principal | str,
    now: datetime,
) -> None:
    """Add an absence of a partner to those it already has."""
    start, end = window
    session.add(PartnerAbsence(partner_id=partner.id, starts_at=start, ends_at=end))
    partner.version += 1
    partner.updated_at = now
    session.add(partner)
    record_change(session, partner, actor, now, "partner.update", fields=["absences"])


def set_absences(
    session: Session,
    partner: Partner,
    windows: Sequence[Window],
    *,
    actor: Principal | str,
    now: datetime,
) -> None:
    """Let a partner have just these absences; one may go on past midnight."""
    write_absences(session, {partner.id: windows})
    partner.version += 1
    partner.updated_at = now
    session.add(partner)
    record_change(session, partner, actor, now, "partner.update", fields=["absences"])


def withdraw_partner(
    session: Session, partner: Partner, *, actor: Principal, now: datetime
) -> None:
    """Take a partner out of the event; its record, tables and requests are kept.

    It counts as away throughout. Its representatives keep their own status.
    """
    if partner.withdrawn_at is None:
        partner.withdrawn_at = now
        _touch(session, partner, actor, now, "partner.withdraw")


def restore_partner(session: Session, partner: Partner, *, actor: Principal, now: datetime) -> None:
    """Let a withdrawn partner take part again, as it did."""
    if partner.withdrawn_at is not None:
        partner.withdrawn_at = None
        _touch(session, partner, actor, now, "partner.restore")


def _touch(session: Session, partner: Partner, actor: Principal, now: datetime, what: str) -> None:
    partner.version += 1
    partner.updated_at = now
    session.add(partner)
    record_change(session, partner, actor, now, what)


def delete_partner(session: Session, partner: Partner, *, actor: Principal, now: datetime) -> None:
    """Remove a partner with its tables, requests and representatives.

    Raises PartnerInUseError if it has meetings in a timetable, or scans: both are kept for ever. It
    waits for scans at its tables, or of its representatives, that are under way.
    """
    queries.lock_partner(session, partner.id)
    owned = session.exec(queries.tables(partner.event_id, partner_id=partner.id)).all()
    tables = [table.id for table in owned]
    queries.lock_tables(session, tables)
    if (
        queries.has_meetings(session, partner.id)
        or queries.used_tables(session, tables)
        or queries.scanned_at(session, tables)
        or queries.scanned_of(session, partner.id)
    ):
        raise PartnerInUseError(code=partner.code)
    record_change(session, partner, actor, now, "partner.delete", code=partner.code)
    session.delete(partner)
    session.flush()


def write_offers(session: Session, offers: Mapping[UUID, Sequence[str]], event_id: UUID) -> None:
    """Replace the offers of partners (id -> tags in order, repeats dropped)."""
    session.execute(delete(PartnerOffer).where(col(PartnerOffer.partner_id).in_(list(offers))))
    session.add_all(
        PartnerOffer(partner_id=owner_id, event_id=event_id, tag=tag, position=position)
        for owner_id, tags in offers.items()
        for position, tag in enumerate(dict.fromkeys(tags))
    )
    session.flush()


def write_absences(session: Session, absences: Mapping[UUID, Sequence[Window]]) -> None:
    """Replace the absences of partners (id -> beginnings and ends)."""
    owner = col(PartnerAbsence.partner_id)
    session.execute(delete(PartnerAbsence).where(owner.in_(list(absences))))
    session.add_all(
        PartnerAbsence(partner_id=owner_id, starts_at=start, ends_at=end)
        for owner_id, windows in absences.items()
        for start, end in windows
    )
    session.flush()


def _check_offers(session: Session, event: Event, tags: Sequence[str]) -> None:
    known = {tag.code for tag in event_queries.tags(session, event.id)}
    for position, tag in enumerate(tags):
        if tag not in known:
            raise OfferUnknownError(pointer=f"/offers/{position}", tag=tag)
