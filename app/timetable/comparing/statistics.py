"""A timetable in figures."""

from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.events import queries as event_queries
from app.events.records import Event
from app.meetings.granting import queries as granting_queries
from app.meetings.records import Timetable
from app.meetings.room import host_seats
from app.meetings.versions import queries as versions_queries
from app.partners import queries as partner_queries
from app.requests import queries as request_queries
from app.timetable.bridge import solving
from app.timetable.comparing import queries
from app.timetable.comparing.rules import Distribution, PartnerIn, distribution
from app.timetable.comparing.schemas import (
    CountOut,
    KecamatanOut,
    PartnerShareOut,
    SummaryOut,
    TierOut,
)

_COMPARED: Final = 10
"""How many versions one is compared with."""
_FEWER: Final = frozenset({"compactness"})
"""Tiers in which less is better."""


def summary(session: Session, event: Event, timetable: Timetable) -> SummaryOut:
    """Return a timetable's tiers, and how its meetings are distributed."""
    outcome, tiers = queries.reported(session, timetable.id)
    shares = distribution_of(session, event, timetable.id)
    return SummaryOut(
        number=timetable.number,
        outcome=outcome,
        tiers=[TierOut(**tier) for tier in solving.tiers_of(tiers)],
        requested=shares.requested,
        granted=shares.granted,
        meetings=shares.meetings,
        by_count=[
            CountOut(meetings=meetings, cooperatives=cooperatives)
            for meetings, cooperatives in shares.by_count.items()
        ],
        by_kecamatan=[KecamatanOut.model_validate(share) for share in shares.by_kecamatan],
        by_partner=[PartnerShareOut.model_validate(share) for share in shares.by_partner],
    )


def better(session: Session, event: Event, timetable: Timetable) -> int | None:
    """Return the number of a better version that was made of the same lists; None: there is none.

    Versions are compared tier by tier. Only what a search has made is compared, of the newest.
    """
    own = _worth(session, timetable.id)
    if not own:
        return None
    others = versions_queries.searched(session, event.id, but=timetable.id, most=_COMPARED)
    found = {one.number: _worth(session, one.id) for one in others}
    best = sorted(
        (one for one in others if found[one.number] > own),
        key=lambda one: found[one.number],
        reverse=True,
    )
    if not best:
        return None
    problem = queries.posed_problem(session, timetable.id)
    same = (one.number for one in best if queries.posed_problem(session, one.id) == problem)
    return next(same, None)


def _worth(session: Session, timetable_id: UUID) -> list[list[int]]:
    """Return the tiers of a certificate, most important first; greater is better in each part."""
    return [
        [-part for part in tier["value"]] if tier["name"] in _FEWER else list(tier["value"])
        for tier in queries.reported(session, timetable_id)[1]
    ]


def distribution_of(session: Session, event: Event, timetable_id: UUID) -> Distribution:
    """Return how a timetable's meetings are distributed over active cooperatives and partners."""
    seats = host_seats(session, event.id, event_queries.slots(session, event.id))
    return distribution(
        queries.meeting_counts(session, event.id, timetable_id),
        [
            PartnerIn(row.id, row.code, row.name, seats.get(row.id, 0))
            for row in partner_queries.all_partners(session, event.id)
        ],
        request_queries.asked_of(session, event.id),
        granting_queries.held_by(session, timetable_id),
    )
