"""A timetable in figures."""

from uuid import UUID

from sqlmodel import Session

from app.attendees import queries as attendees_queries
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.granting import service
from app.meetings.records import Timetable
from app.partners import queries as partner_queries
from app.requests import queries
from app.timetable.bridge import solving
from app.timetable.comparing.rules import CooperativeIn, Distribution, PartnerIn, distribution
from app.timetable.comparing.schemas import (
    CountOut,
    KecamatanOut,
    PartnerShareOut,
    SummaryOut,
    TierOut,
)


def summary(session: Session, event: Event, timetable: Timetable) -> SummaryOut:
    """Return a timetable's tiers, and how its meetings are distributed."""
    certificate = timetable.certificate
    claimed = {} if certificate is None else solving.summary_of(certificate["result"])
    shares = distribution_of(session, event, timetable.id)
    return SummaryOut(
        number=timetable.number,
        outcome=claimed.get("status"),
        tiers=[TierOut(**tier) for tier in claimed.get("tiers", ())],
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
    cooperatives = attendees_queries.active_cooperatives(session, event.id)
    active = {cooperative.id for cooperative in cooperatives}
    hosts = service.hosts(session, event.id)
    return distribution(
        [CooperativeIn(row.id, row.kecamatan) for row in cooperatives],
        [
            PartnerIn(row.id, row.code, row.name, sum(hosts[row.id].seats.values()))
            for row in partner_queries.all_partners(session, event.id)
        ],
        {
            (row.cooperative_id, row.partner_id)
            for row in session.exec(queries.requests(event.id)).all()
            if row.cooperative_id in active
        },
        {
            (row.cooperative_id, row.partner_id)
            for row in session.exec(meeting_queries.meetings(timetable_id)).all()
        },
    )
