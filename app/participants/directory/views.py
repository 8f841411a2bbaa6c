"""From partners to what their directory says of them."""

from collections.abc import Sequence

from sqlmodel import Session

from app.core.locale import Locale
from app.events import queries as event_queries
from app.events.parties import split_documents
from app.events.records import Tag, TagDirection
from app.participants.directory.schemas import DirectoryPartnerOut, GoodOut, TablePlaceOut
from app.partners import queries
from app.partners.records import Partner


def partners_out(
    session: Session, partners: Sequence[Partner], locale: Locale
) -> list[DirectoryPartnerOut]:
    """Return partners of one event as their directory shows them, in their order."""
    if not partners:
        return []
    ids = [one.id for one in partners]
    known = {tag.code: tag for tag in event_queries.tags(session, partners[0].event_id)}
    offers, tables = queries.offers_of(session, ids), queries.tables_of(session, ids)
    shown = []
    for one in partners:
        named = [known[code] for code in offers.get(one.id, ())]
        shown.append(
            DirectoryPartnerOut(
                id=one.id,
                name=one.name,
                kind=one.kind,
                sector=one.sector,
                offers=[_good(tag, locale) for tag in named if not _is_sought(tag)],
                seeks=[_good(tag, locale) for tag in named if _is_sought(tag)],
                tables=[
                    TablePlaceOut(number=table.number, zone=table.zone)
                    for table in tables.get(one.id, ())
                ],
                required_documents=[
                    part.strip() for part in split_documents(one.required_documents)
                ],
            )
        )
    return shown


def _is_sought(tag: Tag) -> bool:
    """Return whether cooperatives sell it: the direction is theirs."""
    return tag.direction is TagDirection.SELL


def _good(tag: Tag, locale: Locale) -> GoodOut:
    return GoodOut(code=tag.code, label=tag.label_en if locale == "en" else tag.label_id)
