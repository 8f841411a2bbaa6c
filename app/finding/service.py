"""The use cases of searching an event."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees import names
from app.attendees import queries as attendee_queries
from app.attendees.names import CooperativeName, PersonName
from app.attendees.records import AttendeeKind, Cooperative
from app.events import queries as event_queries
from app.events.records import Event
from app.finding.rules import Key, Wish, by_phone, by_words, wish_of
from app.finding.schemas import FoundOut, HitKind, HitOut
from app.partners import queries as partner_queries
from app.partners.records import Partner, Table

MOST_HITS: Final = 25
"""Hits of each kind that are named, unless more are asked for."""


def found(
    session: Session, event: Event, query: str, *, people: bool = True, most: int = MOST_HITS
) -> FoundOut:
    """Return the kecamatan, cooperatives, partners, tables and people that the text may mean.

    Words are found although a letter is wrong in four; `Meja 5` or `5` is a table; three digits
    or more are the ending of a phone number as well. Of each kind at most `most` are named, and
    the others counted. Without `people` no person is looked for.
    """
    wish = wish_of(query)
    every = names.cooperative_names(session, attendee_queries.cooperatives(event.id))
    cooperatives = {row.id: row for row in every}
    partners = {row.id: row for row in partner_queries.all_partners(session, event.id)}
    areas = {row.kecamatan: [row.kecamatan] for row in every}
    villages = {key: [row.village, row.name] for key, row in cooperatives.items()}
    companies = {key: [row.name, row.code] for key, row in partners.items()}
    met = _people_like(session, event, wish) if people else []
    kinds: list[tuple[HitKind, Sequence[HitOut], int]] = [
        _some("kecamatan", by_words(wish, areas), _kecamatan, most),
        _some(
            "cooperative",
            by_words(wish, villages),
            lambda key: _cooperative(cooperatives[key]),
            most,
        ),
        _some("partner", by_words(wish, companies), lambda key: _partner(partners[key]), most),
        _some("table", _tables(session, event, wish), lambda row: _table(row, partners), most),
        _some("person", met, lambda row: _person(row, cooperatives, partners), most),
    ]
    return FoundOut(
        hits=[hit for _, hits, _ in kinds for hit in hits],
        more={kind: left for kind, _, left in kinds if left},
    )


def _some(
    kind: HitKind, keys: Sequence[Key], shown: Callable[[Key], HitOut], most: int
) -> tuple[HitKind, Sequence[HitOut], int]:
    """Return the first hits of a kind, and how many more there are."""
    return kind, [shown(key) for key in keys[:most]], max(0, len(keys) - most)


def cooperatives_like(
    session: Session,
    event: Event,
    query: str,
    among: SelectOfScalar[Cooperative],
    *,
    people: bool = True,
) -> list[UUID]:
    """Return those of a statement's cooperatives that the text may mean, best first.

    Each word may be of the village, the kecamatan, the cooperative's name or, with `people`, of
    somebody who represents it; digits are the ending of such a person's phone number.
    """
    wish = wish_of(query)
    texts = {
        row.id: [row.village, row.kecamatan, row.name]
        for row in names.cooperative_names(session, among)
    }
    phones: dict[UUID, list[str]] = defaultdict(list)
    for person in names.people_names(session, event.id, of=AttendeeKind.MANAGER) if people else ():
        if person.cooperative_id in texts:
            texts[person.cooperative_id].append(person.name)
            phones[person.cooperative_id] += filter(None, (person.phone, person.phone_other))
    return list(dict.fromkeys([*by_words(wish, texts), *by_phone(wish, phones)]))


def partners_like(session: Session, event: Event, query: str, *, people: bool = True) -> list[UUID]:
    """Return the partners that the text may mean, best first.

    Each word may be of the name, the code, an offer or, with `people`, of a representative; a
    number is that of a table, three digits or more the ending of a representative's phone number.
    """
    wish = wish_of(query)
    labels = {
        tag.code: [tag.label_id, tag.label_en] for tag in event_queries.tags(session, event.id)
    }
    offers = partner_queries.offers_in_event(session, event.id)
    texts = {
        row.id: [
            row.name,
            row.code,
            *(text for tag in offers.get(row.id, ()) for text in labels[tag]),
        ]
        for row in partner_queries.all_partners(session, event.id)
    }
    phones: dict[UUID, list[str]] = defaultdict(list)
    for person in (
        names.people_names(session, event.id, of=AttendeeKind.REPRESENTATIVE) if people else ()
    ):
        if person.partner_id in texts:
            texts[person.partner_id].append(person.name)
            phones[person.partner_id] += filter(None, (person.phone, person.phone_other))
    table = wish.table and partner_queries.table_by_number(session, event.id, wish.table)
    hosts = [table.partner_id] if table else []
    return list(dict.fromkeys([*hosts, *by_words(wish, texts), *by_phone(wish, phones)]))


def _kecamatan(name: str) -> HitOut:
    return HitOut(kind="kecamatan", title=name, detail="", id=None)


def _cooperative(row: CooperativeName) -> HitOut:
    return HitOut(
        kind="cooperative",
        title=row.village,
        detail=row.kecamatan,
        id=row.id,
        cooperative_id=row.id,
    )


def _partner(row: Partner) -> HitOut:
    return HitOut(kind="partner", title=row.name, detail=row.code, id=row.id, partner_id=row.id)


def _tables(session: Session, event: Event, wish: Wish) -> list[Table]:
    if wish.table is None:
        return []
    row = partner_queries.table_by_number(session, event.id, wish.table)
    return [] if row is None else [row]


def _table(row: Table, partners: Mapping[UUID, Partner]) -> HitOut:
    return HitOut(
        kind="table",
        title=str(row.number),
        detail=partners[row.partner_id].name,
        id=row.id,
        partner_id=row.partner_id,
        table_number=row.number,
    )


def _people_like(session: Session, event: Event, wish: Wish) -> list[PersonName]:
    people = {row.id: row for row in names.people_names(session, event.id)}
    written = {key: [row.name] for key, row in people.items()}
    phones = {key: [*filter(None, (row.phone, row.phone_other))] for key, row in people.items()}
    keys = dict.fromkeys([*by_words(wish, written), *by_phone(wish, phones)])
    return [people[key] for key in keys]


def _person(
    row: PersonName, cooperatives: Mapping[UUID, CooperativeName], partners: Mapping[UUID, Partner]
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
