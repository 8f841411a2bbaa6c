"""What the agenda shows to a badge's holder, as pure rules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from app.meetings.outcomes.records import MeetingStatus
from app.meetings.outcomes.rules import PLANNED, State
from app.meetings.queries import MeetingLine
from app.meetings.records import Timetable
from app.requests.pairs import Pair


class Change(StrEnum):
    """How a meeting differs from the holder's printed agenda."""

    NEW = "new"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A meeting on an agenda."""

    line: MeetingLine
    state: State
    over: bool
    """It was held, did not take place, or its time is over."""
    change: Change | None
    was: MeetingLine | None
    """For a meeting that moved: the meeting as it was before."""

    @property
    def is_ahead(self) -> bool:
        """Return whether the meeting is still to come or under way."""
        return not self.over and self.change is not Change.CANCELLED


def baseline(versions: Iterable[Timetable], current: UUID, day: date, zone: str) -> UUID | None:
    """Return the version of the holder's printed agenda; None: the current one.

    Agendas are printed before the event day begins, from the version published then. If the first
    version was published on the event day itself, it is that one.
    """
    begins = datetime.combine(day, time(), ZoneInfo(zone))
    published = sorted(
        (version for version in versions if version.published_at is not None),
        key=lambda version: (version.published_at or begins, version.number),
    )
    printed = [v for v in published if v.published_at is not None and v.published_at < begins]
    known = printed[-1] if printed else next(iter(published), None)
    return None if known is None or known.id == current else known.id


def agenda(
    lines: Sequence[MeetingLine],
    before: Sequence[MeetingLine] | None,
    states: Mapping[Pair, State],
    now: datetime,
) -> list[AgendaItem]:
    """Return a party's meetings in order of time, with the changes since `before`.

    `before` are its meetings in the printed version; None: nothing can have changed.
    """
    known = {_pair(line): line for line in before or ()}
    items = []
    for line in lines:
        was = known.pop(_pair(line), None)
        change = None
        if before is not None and was is None:
            change = Change.NEW
        elif was is not None and _place(was) != _place(line):
            change = Change.MOVED
        items.append(_item(line, states, now, change, was if change is Change.MOVED else None))
    items += [_item(line, states, now, Change.CANCELLED, None) for line in known.values()]
    return sorted(items, key=lambda item: (item.line.starts_at, item.line.table_number))


def next_item(items: Iterable[AgendaItem]) -> AgendaItem | None:
    """Return the meeting to go to now or next."""
    return next((item for item in items if item.is_ahead), None)


def _item(
    line: MeetingLine,
    states: Mapping[Pair, State],
    now: datetime,
    change: Change | None,
    was: MeetingLine | None,
) -> AgendaItem:
    state = states.get(_pair(line), PLANNED)
    ended = state.status in {MeetingStatus.HELD, MeetingStatus.NO_SHOW}
    return AgendaItem(line, state, ended or line.ends_at <= now, change, was)


def _pair(line: MeetingLine) -> Pair:
    return line.cooperative_id, line.partner_id


def _place(line: MeetingLine) -> tuple[datetime, int]:
    return line.starts_at, line.table_number
