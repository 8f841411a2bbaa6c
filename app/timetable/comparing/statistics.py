"""A timetable in figures."""

from uuid import UUID

from sqlmodel import Session

from app.events import queries as event_queries
from app.events.records import Event
from app.meetings.granting import queries as granting_queries
from app.meetings.records import Timetable
from app.meetings.room import host_seats
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
