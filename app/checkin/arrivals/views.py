"""Arrivals as the API shows them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from app.checkin.arrivals.queries import GroupCount, Visitor
from app.checkin.arrivals.schemas import (
    AbsentOut,
    ArrivalsOut,
    HostVisitOut,
    HostVisitsOut,
    KecamatanArrivals,
    MinuteArrivals,
    VisitorOut,
)
from app.checkin.holders.rules import Appointment, Person, next_meeting
from app.checkin.holders.schemas import PersonOut
from app.checkin.holders.views import upcoming
from app.core.names import printed
from app.meetings.queries import MeetingLine


def arrivals(day: date, groups: Sequence[GroupCount], moments: Iterable[datetime]) -> ArrivalsOut:
    """Show how many are expected and have come, by kecamatan and by minute."""
    minutes = Counter(moment.replace(second=0, microsecond=0) for moment in moments)
    return ArrivalsOut(
        day=day,
        total=sum(group.total for group in groups),
        arrived=sum(group.arrived for group in groups),
        per_kecamatan=[
            KecamatanArrivals(kecamatan=group.name, total=group.total, arrived=group.arrived)
            for group in groups
            if group.name is not None
        ],
        per_minute=[
            MinuteArrivals(minute=minute, arrived=count)
            for minute, count in sorted(minutes.items())
        ],
    )


def visits(lines: Iterable[MeetingLine], people: Iterable[Visitor]) -> HostVisitsOut:
    """Show meetings, in their order, with the people who come to each."""
    of: defaultdict[UUID, list[Visitor]] = defaultdict(list)
    for one in people:
        of[one.cooperative_id].append(one)
    here = {cooperative for cooperative, some in of.items() if any(one.arrived for one in some)}
    lines = list(lines)
    wanted = {line.cooperative_id for line in lines}
    return HostVisitsOut(
        cooperatives=len(wanted),
        arrived=len(wanted & here),
        items=[
            HostVisitOut(
                meeting_id=line.id,
                starts_at=line.starts_at,
                ends_at=line.ends_at,
                table_number=line.table_number,
                zone=line.zone,
                cooperative_id=line.cooperative_id,
                cooperative=line.cooperative,
                village=line.village,
                kecamatan=line.kecamatan,
                people=[
                    VisitorOut(name=printed(one.name), arrived=one.arrived)
                    for one in of[line.cooperative_id]
                ],
                arrived=line.cooperative_id in here,
            )
            for line in lines
        ],
    )


def absent(person: Person, appointments: Sequence[Appointment], now: datetime) -> AbsentOut:
    """Show a person who has not come, with the meeting that comes next."""
    shown = PersonOut.model_validate(person).model_dump()
    return AbsentOut(**shown, next_meeting=upcoming(next_meeting(appointments, now), now))
