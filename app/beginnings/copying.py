"""An event made as a copy of an earlier one: all that is not about people or about that day."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session, SQLModel, col, select

from app.auth.audit import trail
from app.auth.principal import Principal
from app.beginnings.schemas import CopyIn
from app.checkin.records import Gate
from app.core.ids import new_id
from app.events import queries as events
from app.events.intervals import IntervalIn
from app.events.places.queries import places_of
from app.events.programmes.blocks import as_planned
from app.events.records import Event
from app.events.rules import moment
from app.events.schemas import EventIn
from app.events.service import check_span, create_event
from app.partners.records import Partner, PartnerOffer, Table
from app.requests.pauses.queries import all_pauses

_SETTINGS = ("place", "timezone", "public_url", "grace_minutes", "target_meetings", "regions")


def copy_event(
    session: Session, source: Event, body: CopyIn, *, actor: Principal, now: datetime
) -> Event:
    """Create an event like one: settings, programme, vocabulary, places, gates, partners, pauses.

    Attendees, requests, timetables, badges and devices stay behind, and so does everything that
    holds on the earlier day only: absences, tables that close, hours of gates. EventSpanError if
    its days would be too many or too late.
    """
    settings = {name: getattr(source, name) for name in _SETTINGS}
    days = [_shifted(one, source, body.day) for one in source.days]
    check_span(days, "/day")
    new = EventIn(
        name=body.name,
        day=body.day,
        days=days,
        auto_adopt_up_to=source.auto_adopt_up_to,
        programme=_programme(session, source, body.day),
        **settings,
    )
    tags = [_again(tag) for tag in events.tags(session, source.id)]
    event = create_event(session, new, actor=actor, tags=tags, now=now)
    tables, partners = _copy_partners(session, source, event, now)
    _copy_pauses(session, source, event, partners, now)
    _copy_gates(session, source, event, tables, now)
    places = places_of(session, source.id)
    if places is not None:
        event.group_word = source.group_word
        session.add(_again(places, event_id=event.id, version=1, updated_at=now))
    trail.record(
        session,
        actor=actor,
        action="event.copy",
        now=now,
        event_id=event.id,
        subject=event.id,
        source=str(source.id),
    )
    session.flush()
    return event


def _again(row: Any, **changes: Any) -> Any:
    """Return a new row like another, apart from `changes`."""
    kind: type[SQLModel] = type(row)
    return kind(**{**row.model_dump(), **changes})


def _new_ids(ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return a new id for each of these; the new ones are in the order of the old ones."""
    old = sorted(ids)
    return dict(zip(old, sorted(new_id() for _ in old), strict=True))


def _shifted(day: date, source: Event, first: date) -> date:
    """Return the day of a copy that begins on `first` for a day of the source."""
    return first + (day - source.day)


def _programme(session: Session, source: Event, first: date) -> list[IntervalIn]:
    planned = [as_planned(one, source.timezone) for one in events.programme(session, source.id)]
    return [
        one.model_copy(update={"id": None, "day": _shifted(one.day or source.day, source, first)})
        for one in planned
    ]


def _copy_partners(
    session: Session, source: Event, event: Event, now: datetime
) -> tuple[dict[UUID, UUID], dict[UUID, UUID]]:
    """Copy partners with offers and tables; return the new ids of tables, and of partners."""
    fresh = {"event_id": event.id, "version": 1, "created_at": now}
    hosts = session.exec(select(Partner).where(Partner.event_id == source.id)).all()
    partners = _new_ids(host.id for host in hosts)
    session.add_all(_again(host, **fresh, id=partners[host.id], updated_at=now) for host in hosts)
    session.flush()
    offers = session.exec(select(PartnerOffer).where(PartnerOffer.event_id == source.id))
    session.add_all(
        _again(offer, event_id=event.id, partner_id=partners[offer.partner_id]) for offer in offers
    )
    places = session.exec(select(Table).where(Table.event_id == source.id)).all()
    tables = _new_ids(table.id for table in places)
    open_all_day = {"closed_from": None, "closed_until": None}
    session.add_all(
        _again(
            table,
            **fresh,
            **open_all_day,
            id=tables[table.id],
            partner_id=partners[table.partner_id],
        )
        for table in places
    )
    session.flush()
    return tables, partners


def _copy_pauses(
    session: Session, source: Event, event: Event, partners: dict[UUID, UUID], now: datetime
) -> None:
    """Copy pauses to the days of the copy, all but those of one cooperative."""
    later = event.day - source.day
    session.add_all(
        _again(
            pause,
            id=new_id(),
            event_id=event.id,
            partner_id=partners[pause.partner_id] if pause.partner_id else None,
            starts_at=_same_clock(pause.starts_at, later, event.timezone),
            ends_at=_same_clock(pause.ends_at, later, event.timezone),
            created_at=now,
        )
        for pause in all_pauses(session, source.id)
        if pause.cooperative_id is None
    )


def _same_clock(at: datetime, later: timedelta, zone: str) -> datetime:
    """Return the moment of the same time of day, so many days later."""
    local = at.astimezone(ZoneInfo(zone))
    return moment(local.date() + later, local.time(), zone)


def _copy_gates(
    session: Session, source: Event, event: Event, tables: dict[UUID, UUID], now: datetime
) -> None:
    gates = session.exec(select(Gate).where(Gate.event_id == source.id).order_by(col(Gate.id)))
    for gate in gates:
        session.add(
            _again(
                gate,
                id=new_id(),
                event_id=event.id,
                table_id=tables[gate.table_id] if gate.table_id else None,
                opens_at=None,
                closes_at=None,
                created_at=now,
            )
        )
