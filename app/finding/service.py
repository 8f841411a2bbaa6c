"""The use case of searching an event."""

from collections.abc import Mapping
from uuid import UUID

from sqlmodel import Session, col

from app.attendees import queries as attendee_queries
from app.attendees.records import Attendee, Cooperative
from app.events.records import Event
from app.finding.rules import Wish, by_phone, by_words, wish_of
from app.finding.schemas import HitOut
from app.partners import queries as partner_queries
from app.partners.records import Partner


def found(session: Session, event: Event, query: str, *, people: bool = True) -> list[HitOut]:
    """Return every kecamatan, cooperative, partner, table and person that the text may mean.

    Words are found although a letter is wrong in four; `Meja 5` or `5` is a table; three digits
    or more are the ending of a phone number as well. Without `people` no person is looked for.
    """
    wish = wish_of(query)
    cooperatives = {row.id: row for row in attendee_queries.all_cooperatives(session, event.id)}
    partners = {row.id: row for row in partner_queries.all_partners(session, event.id)}
    areas = {row.kecamatan: [row.kecamatan] for row in cooperatives.values()}
    villages = {key: [row.village, row.name] for key, row in cooperatives.items()}
    companies = {key: [row.name, row.code] for key, row in partners.items()}
    return [
        *(_kecamatan(name) for name in by_words(wish, areas)),
        *(_cooperative(cooperatives[key]) for key in by_words(wish, villages)),
        *(_partner(partners[key]) for key in by_words(wish, companies)),
        *_tables(session, event, wish, partners),
        *(_people(session, event, wish, cooperatives, partners) if people else ()),
    ]


def _kecamatan(name: str) -> HitOut:
    return HitOut(kind="kecamatan", title=name, detail="", id=None)


def _cooperative(row: Cooperative) -> HitOut:
    return HitOut(
        kind="cooperative",
        title=row.village,
        detail=row.kecamatan,
        id=row.id,
        cooperative_id=row.id,
    )


def _partner(row: Partner) -> HitOut:
    return HitOut(kind="partner", title=row.name, detail=row.code, id=row.id, partner_id=row.id)


def _tables(
    session: Session, event: Event, wish: Wish, partners: Mapping[UUID, Partner]
) -> list[HitOut]:
    row = (
        None
        if wish.table is None
        else partner_queries.table_by_number(session, event.id, wish.table)
    )
    if row is None:
        return []
    return [
        HitOut(
            kind="table",
            title=str(row.number),
            detail=partners[row.partner_id].name,
            id=row.id,
            partner_id=row.partner_id,
            table_number=row.number,
        )
    ]


def _people(
    session: Session,
    event: Event,
    wish: Wish,
    cooperatives: Mapping[UUID, Cooperative],
    partners: Mapping[UUID, Partner],
) -> list[HitOut]:
    statement = attendee_queries.attendees(event.id).order_by(col(Attendee.name), col(Attendee.id))
    people = {row.id: row for row in session.exec(statement).all()}
    names = {key: [row.name] for key, row in people.items()}
    phones = {key: row.phone or row.phone_other or "" for key, row in people.items()}
    keys = dict.fromkeys([*by_words(wish, names), *by_phone(wish, phones)])
    return [_person(people[key], cooperatives, partners) for key in keys]


def _person(
    row: Attendee, cooperatives: Mapping[UUID, Cooperative], partners: Mapping[UUID, Partner]
) -> HitOut:
    village = None if row.cooperative_id is None else cooperatives[row.cooperative_id].village
    company = None if row.partner_id is None else partners[row.partner_id].name
    return HitOut(
        kind="person",
        title=row.name,
        detail=village or company or "",
        id=row.id,
        cooperative_id=row.cooperative_id,
        partner_id=row.partner_id,
    )
