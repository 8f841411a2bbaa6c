"""A programme compared with the one before, and written in its place."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from app.events import queries
from app.events.errors import IntervalUnknownError, ProgrammeInUseError, ProgrammeTooLongError
from app.events.intervals import MOST_INTERVALS, IntervalIn
from app.events.records import Event, Interval, IntervalKind
from app.events.rules import IntervalPlan, Stretch, ordered


@dataclass(frozen=True, slots=True)
class Kept:
    """An interval that stays, perhaps at another time."""

    before: Interval
    after: Stretch

    @property
    def is_slot(self) -> bool:
        """Return whether it was a slot and stays one."""
        slot = IntervalKind.SLOT
        return self.before.kind is slot and self.after.plan.kind is slot

    @property
    def is_moved(self) -> bool:
        """Return whether its begin or end changes."""
        return (self.before.starts_at, self.before.ends_at) != (
            self.after.starts_at,
            self.after.ends_at,
        )


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of each interval of a programme."""

    kept: Sequence[Kept]
    added: Sequence[Stretch]
    gone: Sequence[Interval]

    @property
    def lost(self) -> list[Interval]:
        """Return the slots in which nobody can meet any more."""
        made_other = [one.before for one in self.kept if not one.is_slot]
        return [one for one in (*self.gone, *made_other) if one.kind is IntervalKind.SLOT]

    @property
    def moved(self) -> list[Interval]:
        """Return the slots that stay slots, with another begin or end."""
        return [one.before for one in self.kept if one.is_slot and one.is_moved]


def compared(session: Session, event: Event, intervals: Sequence[IntervalIn]) -> Change:
    """Return what a programme changes; refuses what `ordered` and `matched` refuse.

    ProgrammeTooLongError if it has too many parts: copies and copied days count, too.
    """
    if len(intervals) > MOST_INTERVALS:
        raise ProgrammeTooLongError(most=MOST_INTERVALS, count=len(intervals))
    plans = [IntervalPlan(**interval.model_dump()) for interval in intervals]
    stretches = ordered(plans, event.days, event.timezone)
    return matched(queries.programme(session, event.id), stretches)


def matched(before: Sequence[Interval], after: Sequence[Stretch]) -> Change:
    """Return which interval each becomes: the one that it names, else the one of the same begin.

    IntervalUnknownError for a name that is none of `before`, or that comes twice.
    """
    named = [one.plan.id for one in after if one.plan.id is not None]
    left = {one.id: one for one in before}
    if len(set(named)) < len(named) or not left.keys() >= set(named):
        raise IntervalUnknownError
    by_start = {one.starts_at: one for one in before if one.id not in named}
    kept: list[Kept] = []
    added: list[Stretch] = []
    for one in after:
        was = by_start.get(one.starts_at) if one.plan.id is None else left[one.plan.id]
        if was is None:
            added.append(one)
        else:
            kept.append(Kept(was, one))
            del left[was.id]
    return Change(kept, added, list(left.values()))


def write_new(session: Session, event: Event, intervals: Sequence[IntervalIn]) -> None:
    """Write the programme of an event that has none."""
    write(session, event, compared(session, event, intervals), now=event.created_at)


def write(
    session: Session,
    event: Event,
    change: Change,
    *,
    now: datetime,
    remembered: Collection[UUID] = frozenset(),
) -> Mapping[UUID, UUID]:
    """Write a changed programme; return which slot each moved slot has become.

    A slot that is `remembered`, because a timetable that people have seen has meetings in it, is
    not changed: it leaves the programme, and another one takes its place. Every other one is
    changed itself, or deleted. ProgrammeInUseError if something needs a row that is deleted.
    """
    successors: dict[UUID, UUID] = {}
    changed: list[Kept] = []
    replaced: list[Kept] = []
    for one in change.gone:
        if one.id in remembered:
            one.withdrawn_at = now
        else:
            session.delete(one)
    for kept in change.kept:
        kept.before.withdrawn_at = now  # so that two may exchange their begins
        stays = kept.before.id not in remembered or (kept.is_slot and not kept.is_moved)
        (changed if stays else replaced).append(kept)
    try:
        session.flush()
    except IntegrityError:
        raise ProgrammeInUseError from None
    for kept in replaced:
        made = _interval(event, kept.after)
        session.add(made)
        if kept.is_slot:
            successors[kept.before.id] = made.id
    for kept in changed:
        kept.before.withdrawn_at = None
        for name, value in _fields(kept.after).items():
            setattr(kept.before, name, value)
    session.add_all(_interval(event, one) for one in change.added)
    session.flush()
    return successors


def _interval(event: Event, stretch: Stretch) -> Interval:
    return Interval(event_id=event.id, **_fields(stretch))


def _fields(stretch: Stretch) -> dict[str, Any]:
    plan = stretch.plan
    return {
        "kind": plan.kind,
        "starts_at": stretch.starts_at,
        "ends_at": stretch.ends_at,
        "title_id": plan.title_id,
        "title_en": plan.title_en,
        "session": plan.session if plan.kind is IntervalKind.SLOT else None,
    }
