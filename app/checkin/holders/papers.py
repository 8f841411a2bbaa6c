"""What stands on the agendas that cooperatives hold, as they were printed."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from app.checkin.statements import any_of, run
from app.events.records import Interval
from app.meetings.printed.records import PrintedDay, PrintedPaper
from app.meetings.records import Meeting, Timetable
from app.partners.records import Table

_NOTED = select(col(PrintedPaper.owner_id), col(PrintedPaper.timetable_id)).where(
    col(PrintedPaper.owner_id).in_(any_of("cooperative_ids"))
)
_NOTED_TODAY = select(col(PrintedDay.owner_id), col(PrintedDay.timetable_id)).where(
    col(PrintedDay.owner_id).in_(any_of("cooperative_ids")),
    col(PrintedDay.day) == bindparam("today"),
)
_PUBLISHED = select(col(Timetable.id)).where(
    col(Timetable.event_id) == bindparam("event_id"), col(Timetable.published_at).is_not(None)
)
_BEFORE = (
    _PUBLISHED.where(col(Timetable.published_at) < bindparam("begins"))
    .order_by(col(Timetable.published_at).desc(), col(Timetable.number).desc())
    .limit(1)
)
_FIRST = _PUBLISHED.order_by(col(Timetable.published_at), col(Timetable.number)).limit(1)
_PRINTED = (
    select(
        col(Meeting.cooperative_id),
        col(Meeting.partner_id),
        col(Interval.starts_at),
        col(Table.number),
    )
    .join(Table, col(Table.id) == Meeting.table_id)
    .join(Interval, col(Interval.id) == Meeting.slot_id)
    .where(
        col(Meeting.timetable_id) == bindparam("timetable_id"),
        col(Meeting.cooperative_id).in_(any_of("cooperative_ids")),
    )
)


def on_badges(
    session: Session, event_id: UUID, zone: str, cooperative_ids: Collection[UUID], now: datetime
) -> Mapping[UUID, Mapping[UUID, tuple[datetime, int]]] | None:
    """Return when whom at which table the printed agendas have these meet; None: none is printed.

    Where it was not noted which version was printed, agendas were printed before the day begins,
    from the version published then; if the first was published on the day itself, from that one.
    What was noted of one day of several counts on that day.
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    asked = {"cooperative_ids": list(cooperative_ids), "today": today.isoformat()}
    noted: dict[UUID, UUID] = dict(iter(run(session, _NOTED, asked)))
    noted_today: dict[UUID, UUID] = dict(iter(run(session, _NOTED_TODAY, asked)))
    begins = datetime.combine(today, time(), ZoneInfo(zone))
    version = next(iter(run(session, _BEFORE, {"event_id": event_id, "begins": begins})), None)
    version = version or next(iter(run(session, _FIRST, {"event_id": event_id})), None)
    if version is None:
        return None
    usual = {one: noted.get(one, version[0]) for one in cooperative_ids}
    of_today = {one: noted_today.get(one, usual[one]) for one in cooperative_ids}
    of: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for one in cooperative_ids:
        of[usual[one]].add(one)
        of[of_today[one]].add(one)
    found: defaultdict[UUID, dict[UUID, tuple[datetime, int]]] = defaultdict(dict)
    ends = begins + timedelta(days=1)
    for timetable_id, some in of.items():
        given = {"timetable_id": timetable_id, "cooperative_ids": list(some)}
        for cooperative_id, partner_id, starts_at, number in run(session, _PRINTED, given):
            shown = of_today if begins <= starts_at < ends else usual
            if shown[cooperative_id] == timetable_id:
                found[cooperative_id][partner_id] = (starts_at, number)
    return found
