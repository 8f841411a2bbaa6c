"""How a timetable's meetings are distributed, counted from rows in memory: the oracle."""

from collections import Counter, defaultdict
from uuid import UUID

from sqlmodel import Session, col, select

from app.attendees.records import Cooperative, PartyStatus
from app.events import queries as event_queries
from app.meetings.records import Meeting
from app.meetings.room import room
from app.partners.records import Partner
from app.requests.records import Request
from app.timetable.comparing.rules import Distribution, KecamatanShare, PartnerShare


def counted(session: Session, event_id: UUID, timetable_id: UUID) -> Distribution:
    """Return what `statistics.distribution_of` returns, one row at a time."""
    active = {
        row.id: row.kecamatan
        for row in session.exec(select(Cooperative).where(Cooperative.event_id == event_id))
        if row.status is PartyStatus.ACTIVE
    }
    requests = session.exec(select(Request).where(Request.event_id == event_id)).all()
    meetings = session.exec(select(Meeting).where(Meeting.timetable_id == timetable_id)).all()
    wanted = {
        (row.cooperative_id, row.partner_id) for row in requests if row.cooperative_id in active
    }
    met = {(row.cooperative_id, row.partner_id) for row in meetings}
    of_cooperative = Counter(pair[0] for pair in met)
    counts = {one: of_cooperative[one] for one in active}
    histogram = Counter(counts.values())
    by_kecamatan: defaultdict[str, list[int]] = defaultdict(list)
    for one, count in counts.items():
        by_kecamatan[active[one]].append(count)
    there = room(session, event_id, event_queries.slots(session, event_id))
    seats: Counter[UUID] = Counter()
    for (table, _), number in there.seats.items():
        seats[there.owner[table]] += number
    partners = select(Partner).where(Partner.event_id == event_id).order_by(col(Partner.code))
    return Distribution(
        requested=len(wanted),
        granted=len(wanted & met),
        meetings=len(met),
        by_count={n: histogram[n] for n in range(max(histogram, default=-1) + 1)},
        by_kecamatan=[
            KecamatanShare(name, len(own), sum(n > 0 for n in own), sum(own), min(own), max(own))
            for name, own in sorted(by_kecamatan.items())
        ],
        by_partner=[
            PartnerShare(
                partner_id=one.id,
                code=one.code,
                name=one.name,
                requested=sum(pair[1] == one.id for pair in wanted),
                granted=sum(pair[1] == one.id for pair in wanted & met),
                meetings=sum(pair[1] == one.id for pair in met),
                seats=seats[one.id],
            )
            for one in session.exec(partners)
        ],
    )
