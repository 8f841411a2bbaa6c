"""From ids in an answer to wire shapes with names."""

from typing import TypedDict
from uuid import UUID

from app.core.locale import text
from app.timetable.exchange import Document
from app.timetable.naming.names import Names
from app.timetable.naming.schemas import MeetingChangeOut, PartyOut, PlaceOut


class PairFields(TypedDict):
    """The fields of `PairOut`."""

    cooperative_id: UUID
    village: str
    kecamatan: str
    partner_id: UUID
    partner: str


def pair_out(names: Names, answer: Document) -> PairFields:
    """Return cooperative and partner of an answer, with names."""
    cooperative = names.cooperatives.get(UUID(answer["cooperative_id"]))
    return {
        "cooperative_id": UUID(answer["cooperative_id"]),
        "village": names.gone if cooperative is None else cooperative.village,
        "kecamatan": names.gone if cooperative is None else cooperative.kecamatan,
        "partner_id": UUID(answer["partner_id"]),
        "partner": names.partner(answer["partner_id"]),
    }


def party_out(names: Names, identity: str) -> PartyOut:
    """Return a party of either side, with its name."""
    is_partner = UUID(identity) in names.partners
    return PartyOut(
        kind="partner" if is_partner else "cooperative",
        id=UUID(identity),
        name=names.party(identity),
    )


def place_out(names: Names, at: Document) -> PlaceOut:
    """Return a slot and a table, with time and number."""
    slot = names.slots.get(UUID(at["slot_id"]))
    table = None if at["table_id"] is None else names.tables.get(UUID(at["table_id"]))
    return PlaceOut(
        slot_id=UUID(at["slot_id"]),
        starts_at=None if slot is None else slot.starts_at,
        ends_at=None if slot is None else slot.ends_at,
        table_id=None if at["table_id"] is None else UUID(at["table_id"]),
        table_number=None if table is None else table.number,
    )


def change_out(names: Names, change: Document) -> MeetingChangeOut:
    """Return what becomes of a meeting, with names, times and a sentence."""
    before, after = change["before"], change["after"]
    names_and_places = {"pair": names.pair(change)}
    if before is not None:
        names_and_places["before"] = names.place(before)
    if after is not None:
        names_and_places["after"] = names.place(after)
    code = "new" if before is None else "lost" if after is None else "moved"
    return MeetingChangeOut(
        **pair_out(names, change),
        before=None if before is None else place_out(names, before),
        after=None if after is None else place_out(names, after),
        detail=text(f"analyses.change_{code}", names.locale, **names_and_places),
    )
