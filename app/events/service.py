"""Use cases of events and programmes."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.auth.records import Membership, Role
from app.core.database.deleting import delete_whole
from app.core.locale import local_day
from app.events import queries
from app.events.errors import (
    DayInUseError,
    EventDaysError,
    EventSpanError,
    NameMismatchError,
    ProgrammeInUseError,
    RegencyUnknownError,
    TimezoneUnknownError,
)
from app.events.intervals import LAST_DAY, IntervalIn, by_the_clock
from app.events.programmes.templates import programme_of
from app.events.programmes.writing import compared, write, write_new
from app.events.records import Event, EventTemplate, Interval, Tag
from app.events.rules import check_retention, kept_until
from app.events.schemas import MOST_DAYS, EventIn, EventPatch, TagIn
from app.sheets.values.regions.shipped import regencies

_CLEARABLE = frozenset({"public_url", "auto_adopt_up_to", "wishes_until", "retain_until"})


def create_event(
    session: Session, body: EventIn, *, actor: Principal, tags: list[Tag], now: datetime
) -> Event:
    """Create an event with its programme and vocabulary; the caller becomes its organizer.

    `tags` are the initial vocabulary; their event is set here.
    """
    _check_timezone(body.timezone)
    _check_regions(body.regions)
    days = _days(body)
    fields = body.model_dump(exclude={"programme", "template", "public_url", "days"})
    event = Event(
        **fields,
        further_days=[one.isoformat() for one in days[1:]],
        public_url=_address(body.public_url),
        created_at=now,
        updated_at=now,
    )
    if event.retain_until is not None:
        check_retention(event, event.retain_until, now, pointer="/retain_until")
    session.add(event)
    session.flush()
    session.add(Membership(user_id=actor.user_id, event_id=event.id, role=Role.ORGANIZER))
    for tag in tags:
        tag.event_id = event.id
    session.add_all(tags)
    wanted = by_the_clock(body.programme, body.timezone)
    write_new(session, event, wanted or programme_of(body.template, days))
    trail.record(
        session, actor=actor, action="event.create", now=now, event_id=event.id, subject=event.id
    )
    session.flush()
    return event


def update_event(
    session: Session, event: Event, patch: EventPatch, *, actor: Principal, now: datetime
) -> Event:
    """Change what the patch names; of other days, or kept until another, data is not erased yet."""
    changes: dict[str, Any] = patch.model_dump(exclude_unset=True)
    before, days, retained = event.model_dump(), event.days, event.retain_until
    _check_regions(patch.regions or [])
    if "days" in changes:
        changes |= _new_days(session, event, changes.pop("days") or event.days)
    if "public_url" in changes:
        changes["public_url"] = _address(patch.public_url)
    for name, value in changes.items():
        if value is not None or name in _CLEARABLE:
            setattr(event, name, value)
    if event.days != days or event.retain_until != retained:
        event.erased_at = event.due_since = None
    if event.retain_until != retained:
        check_retention(event, kept_until(event), now, pointer="/retain_until")
    if event.model_dump() != before:
        touch(session, event, actor, now, "event.update", fields=sorted(changes))
    return event


def replace_programme(
    session: Session,
    event: Event,
    intervals: list[IntervalIn],
    *,
    actor: Principal,
    now: datetime,
) -> list[Interval]:
    """Replace the programme; an interval keeps its id by `id`, or with the same start as before.

    ProgrammeInUseError where a slot in use is left out, begins or ends at another time, or is made
    something else.
    """
    change = compared(session, event, intervals)
    used = queries.used_slots(session, event.id)
    if used & {slot.id for slot in (*change.lost, *change.moved)}:
        raise ProgrammeInUseError
    write(session, event, change, now=now)
    touch(session, event, actor, now, "programme.replace", intervals=len(intervals))
    return queries.programme(session, event.id)


def delete_event(
    session: Session, event: Event, confirm_name: str, *, actor: Principal, now: datetime
) -> None:
    """Delete an event with everything that belongs to it; NameMismatchError for another name."""
    if confirm_name != event.name:
        raise NameMismatchError
    trail.record(
        session, actor=actor, action="event.delete", now=now, event_id=event.id, subject=event.id
    )
    delete_whole(session, Event, event.id)


def put_tag(
    session: Session, event: Event, code: str, body: TagIn, *, actor: Principal, now: datetime
) -> Tag:
    """Add a tag to the vocabulary or replace it."""
    tag = session.merge(Tag(event_id=event.id, code=code, **body.model_dump()))
    touch(session, event, actor, now, "tag.put", code=code)
    return tag


def touch(
    session: Session, event: Event, actor: Principal, now: datetime, action: str, **detail: Any
) -> None:
    """Count a change of the event, and write it to the audit log."""
    event.version += 1
    event.updated_at = now
    session.add(event)
    trail.record(session, actor=actor, action=action, now=now, event_id=event.id, **detail)
    session.flush()


def check_span(days: Sequence[date], pointer: str) -> None:
    """Raise EventSpanError if there are too many days for an event, or one too late.

    `pointer` says where the caller gave them.
    """
    if len(days) > MOST_DAYS or max(days) > LAST_DAY:
        raise EventSpanError(most=MOST_DAYS, last=LAST_DAY, pointer=pointer)


def _days(body: EventIn) -> list[date]:
    """Return the days of a new event, in order."""
    days = sorted({body.day, *body.days})
    if days[0] != body.day:
        raise EventDaysError(day=body.day)
    if body.template is EventTemplate.BUSINESS_CONTACT_TWO_DAYS and len(days) == 1:
        days.append(body.day + timedelta(days=1))
    check_span(days, "/days" if body.days else "/day")
    return days


def _new_days(session: Session, event: Event, wanted: list[date]) -> dict[str, Any]:
    """Return the fields of the event with these days; DayInUseError if one left out is needed."""
    days = sorted(set(wanted))
    for interval in queries.programme(session, event.id):
        day = local_day(interval.starts_at, event.timezone)
        if day not in days:
            raise DayInUseError(day=day)
    return {"day": days[0], "further_days": [one.isoformat() for one in days[1:]]}


def _check_timezone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise TimezoneUnknownError(timezone=name) from None


def _check_regions(codes: list[str]) -> None:
    for code in codes:
        if code not in regencies():
            raise RegencyUnknownError(regency=code)


def _address(url: object) -> str | None:
    return None if url is None else str(url).rstrip("/")
