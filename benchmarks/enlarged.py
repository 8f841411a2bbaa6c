"""The demo's event several times over: a hall of its own for each copy of all that take part."""

import random
from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from sqlmodel import Session, SQLModel, col, select

from app.attendees.records import Attendee, Cooperative, CooperativeNeed
from app.core.ids import new_id
from app.partners.records import Partner, PartnerOffer, Table
from app.requests.records import Request

ELSEWHERE: Final = 1 / 3
"""The share of requests that go to the same partner's people in another hall."""
NUMBERS: Final = 100
"""Numbers of tables in a hall."""
Ids = Mapping[UUID, UUID]
"""From the first hall's to another's."""


def enlarge(session: Session, halls: int) -> None:
    """Hold the event in so many halls at once, each with the demo's parties and tables."""
    partners = session.exec(select(Partner).order_by(col(Partner.id))).all()
    cooperatives = session.exec(select(Cooperative).order_by(col(Cooperative.id))).all()
    tables = session.exec(select(Table).order_by(col(Table.number))).all()
    wishes = session.exec(select(Request).order_by(col(Request.id))).all()
    people = session.exec(select(Attendee).order_by(col(Attendee.id))).all()
    needs = session.exec(select(CooperativeNeed)).all()
    offers = session.exec(select(PartnerOffer)).all()
    in_hall: list[Ids] = [{one.id: one.id for one in partners}]
    for table in tables:
        table.zone = _zone(0)
    for hall in range(1, halls):
        hosts, guests = _new_ids(partners), _new_ids(cooperatives)
        in_hall.append(hosts)
        for partner in partners:
            name = f"{partner.name} {hall}"
            _copy(session, partner, id=hosts[partner.id], code=f"{partner.code}-{hall}", name=name)
        for guest in cooperatives:
            code, name = f"{guest.village_code}.{hall}", f"{guest.village} {hall}"
            _copy(session, guest, id=guests[guest.id], village_code=code, village=name)
        session.flush()
        for table in tables:
            number, host = table.number + NUMBERS * hall, hosts[table.partner_id]
            where = {"number": number, "partner_id": host, "zone": _zone(hall)}
            _copy(session, table, id=new_id(), **where)
        for person in people:
            parties = {
                "cooperative_id": person.cooperative_id and guests[person.cooperative_id],
                "partner_id": person.partner_id and hosts[person.partner_id],
            }
            key = f"{person.external_key}.{hall}"
            _copy(session, person, id=new_id(), external_key=key, **parties)
        for need in needs:
            _copy(session, need, cooperative_id=guests[need.cooperative_id])
        for offer in offers:
            _copy(session, offer, partner_id=hosts[offer.partner_id])
        for wish in wishes:
            pair = {
                "cooperative_id": guests[wish.cooperative_id],
                "partner_id": hosts[wish.partner_id],
            }
            _copy(session, wish, id=new_id(), **pair)
        session.flush()
    _mix(session, in_hall)


def _mix(session: Session, in_hall: list[Ids]) -> None:
    """Let some requests go to another hall."""
    chance = random.Random(1)
    home = {host: first for hosts in in_hall for first, host in hosts.items()}
    for wish in session.exec(select(Request).order_by(col(Request.id))).all():
        if chance.random() < ELSEWHERE:
            wish.partner_id = chance.choice(in_hall)[home[wish.partner_id]]
    session.flush()


def _zone(hall: int) -> str:
    return f"Balai {hall + 1}"


def _new_ids(rows: Iterable[Partner | Cooperative]) -> Ids:
    return {one.id: new_id() for one in rows}


def _copy(session: Session, row: SQLModel, **changed: object) -> None:
    session.add(type(row)(**row.model_dump() | changed))
