"""Arrivals as the API shows them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from app.checkin.arrivals.queries import GroupCount
from app.checkin.arrivals.schemas import AbsentOut, ArrivalsOut, KecamatanArrivals, MinuteArrivals
from app.checkin.holders.rules import Appointment, Person, next_meeting
from app.checkin.holders.schemas import PersonOut
from app.checkin.holders.views import upcoming


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


def absent(person: Person, appointments: Sequence[Appointment], now: datetime) -> AbsentOut:
    """Show a person who has not come, with the meeting that comes next."""
    shown = PersonOut.model_validate(person).model_dump()
    return AbsentOut(**shown, next_meeting=upcoming(next_meeting(appointments, now), now))
