"""Use cases of events and programmes."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.auth.records import Membership, Role
from app.core.database.deleting import delete_whole
from app.events import queries
from app.events.errors import (
    NameMismatchError,
    ProgrammeInUseError,
    RegencyUnknownError,
    TimezoneUnknownError,
)
from app.events.records import Event, Interval, IntervalKind, Tag
from app.events.rules import IntervalPlan, ordered
from app.events.schemas import EventIn, EventPatch, IntervalIn, TagIn
from app.events.templates import programme_of
from app.sheets.values.regions.shipped import regencies

_CLEARABLE = frozenset({"public_url", "auto_adopt_up_to", "retain_until"})


def create_event(
    session: Session, body: EventIn, *, actor: Principal, tags: list[Tag], now: datetime
) -> Event:
    """Create an event with its programme and vocabulary; the caller becomes its organizer.

    `tags` are the initial vocabulary; their event is set here.
    """
    _check_timezone(body.timezone)
    _check_regions(body.regions)
    fields = body.model_dump(exclude={"programme", "template", "public_url"})
    event = Event(**fields, public_url=_address(body.public_url), created_at=now, updated_at=now)
    session.add(event)
    session.flush()
    session.add(Membership(user_id=actor.user_id, event_id=event.id, role=Role.ORGANIZER))
    for tag in tags:
        tag.event_id = event.id
    session.add_all(tags)
    _write_programme(session, event, body.programme or programme_of(body.template, body.day))
    trail.record(
        session, actor=actor, action="event.create", now=now, event_id=event.id, subject=event.id
    )
    session.flush()
    return event


def update_event(
    session: Session, event: Event, patch: EventPatch, *, actor: Principal, now: datetime
) -> Event:
    """Change what the patch names, and nothing else."""
    changes: dict[str, Any] = patch.model_dump(exclude_unset=True)
    _check_regions(patch.regions or [])
    if "public_url" in changes:
        changes["public_url"] = _address(patch.public_url)
    for name, value in changes.items():
        if value is not None or name in _CLEARABLE:
            setattr(event, name, value)
    _touch(session, event, actor, now, "event.update", fields=sorted(changes))
    return event


def replace_programme(
    session: Session,
    event: Event,
    intervals: list[IntervalIn],
    *,
    actor: Principal,
    now: datetime,
) -> list[Interval]:
    """Replace the programme; an interval with the same start as before keeps its id."""
    _write_programme(session, event, intervals)
    _touch(session, event, actor, now, "programme.replace", intervals=len(intervals))
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
    _touch(session, event, actor, now, "tag.put", code=code)
    return tag


def _write_programme(session: Session, event: Event, intervals: list[IntervalIn]) -> None:
    plans = [IntervalPlan(**interval.model_dump()) for interval in intervals]
    existing = {interval.starts_at: interval for interval in queries.programme(session, event.id)}
    in_use = queries.used_slots(session, event.id)
    for stretch in ordered(plans, event.day, event.timezone):
        plan = stretch.plan
        fields: dict[str, Any] = {
            "kind": plan.kind,
            "ends_at": stretch.ends_at,
            "title_id": plan.title_id,
            "title_en": plan.title_en,
            "session": plan.session if plan.kind is IntervalKind.SLOT else None,
        }
        start = stretch.starts_at
        interval = existing.pop(start, None) or Interval(
            event_id=event.id, starts_at=start, **fields
        )
        if interval.id in in_use and plan.kind is not IntervalKind.SLOT:
            raise ProgrammeInUseError
        for name, value in fields.items():
            setattr(interval, name, value)
        session.add(interval)
    for gone in existing.values():
        session.delete(gone)
    try:
        session.flush()
    except IntegrityError:
        raise ProgrammeInUseError from None


def _touch(
    session: Session, event: Event, actor: Principal, now: datetime, action: str, **detail: Any
) -> None:
    event.version += 1
    event.updated_at = now
    session.add(event)
    trail.record(session, actor=actor, action=action, now=now, event_id=event.id, **detail)
    session.flush()


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
