"""What deriving requests would change, with names."""

from collections.abc import Iterable

from sqlmodel import Session

from app.attendees import queries as attendee_queries
from app.attendees.names import cooperative_names
from app.events.records import Event
from app.partners import queries as partner_queries
from app.requests.derivation import Derivation
from app.requests.pairs import Pair
from app.requests.schemas import ForeseenOut, ForeseenPairOut

MOST_NAMED = 100
"""Pairs of each kind that are named; the counts are those of all."""


def foreseen(session: Session, event: Event, planned: Derivation) -> ForeseenOut:
    """Return what a planned derivation would change; of each kind the first pairs with names."""
    partners = {one.id: one.name for one in partner_queries.all_partners(session, event.id)}
    every = cooperative_names(session, attendee_queries.cooperatives(event.id))
    villages = {one.id: one for one in every}

    def named(pairs: Iterable[Pair]) -> list[ForeseenPairOut]:
        known = [
            (villages[one], partners[host], host)
            for one, host in pairs
            if one in villages and host in partners
        ]
        known.sort(key=lambda item: (item[0].kecamatan, item[0].village, item[1]))
        return [
            ForeseenPairOut(
                cooperative_id=one.id,
                village=one.village,
                kecamatan=one.kecamatan,
                partner_id=host,
                partner=name,
            )
            for one, name, host in known[:MOST_NAMED]
        ]

    return ForeseenOut(
        created=planned.counts.created,
        updated=planned.counts.updated,
        unchanged=planned.counts.unchanged,
        removed=planned.counts.removed,
        kept=len(planned.kept),
        limit=planned.basis.limit,
        digest=planned.digest,
        added_pairs=named(planned.added),
        removed_pairs=named(planned.removed),
        kept_pairs=named(planned.kept),
    )
