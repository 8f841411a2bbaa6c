"""The rows of the part of a timetable that its page shows, and none of the others."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal
from uuid import UUID

from sqlmodel import Session, col

from app.attendees import queries as attendees
from app.attendees.records import Cooperative, PartyStatus
from app.core.errors import or_not_found
from app.core.locale import local_day
from app.events import queries as events
from app.events.records import Event, Interval, IntervalKind
from app.meetings import queries as meetings
from app.meetings.records import Meeting, Timetable
from app.partners import queries as partners
from app.partners.records import Partner
from app.requests import queries as requests
from app.web.frame.lists.windows import Window, window
from app.web.timetable.view import Day

By = Literal["table", "partner", "cooperative", "kecamatan"]
TABLES: Final = 100
"""Tables on one page."""
COOPERATIVES: Final = 300
"""Cooperatives on one page."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cooperative whose path is lit, and the meeting of it that was chosen, else its first."""

    cooperative: Cooperative
    meeting: Meeting | None


@dataclass(frozen=True, slots=True)
class Rows:
    """Whose rows are shown, of a window of them."""

    by: By
    partner: UUID | None
    kecamatan: str | None
    page: int | None
    """None: that with the chosen meeting or cooperative, else the first."""


@dataclass(frozen=True, slots=True)
class Base:
    """What every part of a timetable is shown with."""

    event: Event
    timetable: Timetable
    programme: Sequence[Interval]
    partners: dict[UUID, Partner]

    @property
    def days(self) -> list[date]:
        """Return the days that have slots, in order."""
        slots = (one for one in self.programme if one.kind is IntervalKind.SLOT)
        return sorted({local_day(one.starts_at, self.event.timezone) for one in slots})

    def day_of(self, meeting: Meeting) -> date:
        """Return the day of a meeting of the timetable."""
        starts = {one.id: one.starts_at for one in self.programme}
        return local_day(starts[meeting.slot_id], self.event.timezone)


def base_of(db: Session, event: Event, timetable: Timetable) -> Base:
    """Return the programme with the slots that the timetable uses, and the partners."""
    used = meetings.slots_used(db, timetable.id)
    return Base(
        event,
        timetable,
        events.programme(db, event.id, also=used),
        {partner.id: partner for partner in partners.all_partners(db, event.id)},
    )


def chosen_of(
    db: Session, base: Base, cooperative: UUID | None, meeting: UUID | None
) -> Chosen | None:
    """Return the cooperative that is meant by its own id or a meeting's; None if neither is given.

    Raises:
        NotFoundError: the event has no such cooperative, or the timetable no such meeting.
    """
    if meeting is None and cooperative is None:
        return None
    held = None
    if meeting is not None:
        own = meetings.meetings(base.timetable.id).where(col(Meeting.id) == meeting)
        held = or_not_found(db.exec(own).one_or_none())
        cooperative = held.cooperative_id
    found = or_not_found(db.get(Cooperative, cooperative))
    one = or_not_found(found if found.event_id == base.event.id else None)
    return Chosen(one, held or _first_of(db, base, one))


def _first_of(db: Session, base: Base, cooperative: Cooperative) -> Meeting | None:
    own = db.exec(meetings.meetings(base.timetable.id, cooperative_id=cooperative.id)).all()
    starts = {one.id: one.starts_at for one in base.programme}
    return min(own, key=lambda meeting: starts[meeting.slot_id], default=None)


def own_day(db: Session, base: Base, chosen: Chosen) -> Day:
    """Return the meetings of the chosen cooperative alone, for its path."""
    one = chosen.cooperative
    held = db.exec(meetings.meetings(base.timetable.id, cooperative_id=one.id)).all()
    return _day(db, base, held, {one.id: one})


def shown_day(
    db: Session, base: Base, rows: Rows, chosen: Chosen | None, only: date | None
) -> tuple[Day, Window]:
    """Return the meetings of the rows that are shown, of one day or (None) all, and which."""
    if rows.by in ("table", "partner"):
        return _by_table(db, base, rows, chosen, only)
    return _by_cooperative(db, base, rows, chosen, only)


def _by_table(
    db: Session, base: Base, rows: Rows, chosen: Chosen | None, only: date | None
) -> tuple[Day, Window]:
    owner = rows.partner if rows.by == "partner" else None
    ids = partners.tables_by_partner(db, base.event.id, owner)
    table = chosen.meeting.table_id if chosen and chosen.meeting else None
    place = ids.index(table) if table in ids else 0
    shown = window(len(ids), rows.page or place // TABLES + 1, TABLES)
    wanted = ids[shown.offset : shown.last]
    held = db.exec(
        meetings.meetings(base.timetable.id).where(col(Meeting.table_id).in_(wanted))
    ).all()
    visitors = attendees.cooperatives_by_id(db, {one.cooperative_id for one in held})
    return _day(db, base, held, visitors, tables=wanted, only=only), shown


def _by_cooperative(
    db: Session, base: Base, rows: Rows, chosen: Chosen | None, only: date | None
) -> tuple[Day, Window]:
    area = rows.kecamatan if rows.by == "kecamatan" else None
    wished = attendees.cooperatives(base.event.id, kecamatan=area, status=PartyStatus.ACTIVE)
    own = attendees.in_order(wished).with_only_columns(col(Cooperative.id))
    ids = db.execute(own).scalars().all()
    place = ids.index(chosen.cooperative.id) if chosen and chosen.cooperative.id in ids else 0
    shown = window(len(ids), rows.page or place // COOPERATIVES + 1, COOPERATIVES)
    wanted = ids[shown.offset : shown.last]
    known = attendees.cooperatives_by_id(db, wanted)
    held = db.exec(
        meetings.meetings(base.timetable.id).where(col(Meeting.cooperative_id).in_(wanted))
    ).all()
    return _day(db, base, held, {one: known[one] for one in wanted}, only=only), shown


def _day(
    db: Session,
    base: Base,
    held: Sequence[Meeting],
    visitors: dict[UUID, Cooperative],
    *,
    tables: Sequence[UUID] | None = None,
    only: date | None = None,
) -> Day:
    """Return what is shown of these meetings; `tables`: of these tables, in this order."""
    wanted: Collection[UUID] = {one.table_id for one in held} if tables is None else tables
    known = partners.tables_by_id(db, wanted)
    return Day(
        event=base.event,
        programme=base.programme,
        tables=[known[one] for one in (known if tables is None else tables)],
        partners=base.partners,
        cooperatives=visitors,
        meetings=held,
        locked=requests.locked_pairs(db, base.event.id),
        only=only,
    )
