"""A programme as it is edited: a run of slots is one block, and so is every other part. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from app.events.errors import IntervalOrderError, NoSlotFitsError, PastMidnightError
from app.events.intervals import IntervalIn
from app.events.programmes.templates import FRIDAY, rest
from app.events.records import Interval, IntervalKind

PRAYER: Final = (time(11, 20), time(13))
"""The break for the Friday prayer, as templates have it."""
NOON: Final = time(12)
_MINUTE: Final = timedelta(minutes=1)
_MIDNIGHT: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Block:
    """Adjacent slots of one session, or one interval of another kind, on one day."""

    parts: Sequence[IntervalIn]

    @property
    def id(self) -> UUID | None:
        """Return the id of its first interval, by which the block is known."""
        return self.parts[0].id

    @property
    def kind(self) -> IntervalKind:
        """Return the kind of its intervals."""
        return self.parts[0].kind

    @property
    def begin(self) -> time:
        """Return when it begins, by the event's clock."""
        return self.parts[0].starts_at

    @property
    def end(self) -> time:
        """Return when it ends, by the event's clock."""
        return self.parts[-1].ends_at


@dataclass(frozen=True, slots=True)
class Wish:
    """What a block is to be: its slots are counted, or measured in minutes, or left as they are."""

    kind: IntervalKind
    day: date
    begin: time
    end: time
    title_id: str = ""
    title_en: str = ""
    session: str | None = None
    number: int | None = None
    minutes: int | None = None


def as_planned(interval: Interval, zone: str) -> IntervalIn:
    """Return an interval as a programme names it, by the clock of a zone."""
    begin, end = (at.astimezone(ZoneInfo(zone)) for at in (interval.starts_at, interval.ends_at))
    return IntervalIn(
        id=interval.id,
        day=begin.date(),
        kind=interval.kind,
        starts_at=begin.time(),
        ends_at=end.time(),
        title_id=interval.title_id,
        title_en=interval.title_en,
        session=interval.session,
    )


def blocks(programme: Sequence[IntervalIn]) -> list[Block]:
    """Return a programme, given in time order, as blocks."""
    found: list[list[IntervalIn]] = []
    for one in programme:
        if found and _is_joined(found[-1][-1], one):
            found[-1].append(one)
        else:
            found.append([one])
    return [Block(parts) for parts in found]


def _is_joined(one: IntervalIn, following: IntervalIn) -> bool:
    return one.kind is following.kind is IntervalKind.SLOT and (
        one.day,
        one.session,
        one.ends_at,
    ) == (following.day, following.session, following.starts_at)


def placed(programme: Sequence[IntervalIn], before: Block | None, wish: Wish) -> list[IntervalIn]:
    """Return a programme in which a block is as wished; None: there is one more.

    Slots keep their ids, in order; where only one end of a session moves, each keeps its time.
    IntervalOrderError if it would end before it begins, NoSlotFitsError if the time is too short
    for one slot.
    """
    others = [one for one in programme if before is None or one not in before.parts]
    if wish.kind is not IntervalKind.SLOT:
        keeps = before is not None and before.kind is not IntervalKind.SLOT
        return [*others, _part(wish, wish.begin, wish.end, before.id if before and keeps else None)]
    was = before.parts if before is not None and before.kind is IntervalKind.SLOT else ()
    times = _times(wish, was)
    ids = _ids(was, times)
    return [*others, *(_part(wish, *at, known) for at, known in zip(times, ids, strict=True))]


def _part(wish: Wish, begin: time, end: time, known: UUID | None) -> IntervalIn:
    is_slot = wish.kind is IntervalKind.SLOT
    return IntervalIn(
        id=known,
        day=wish.day,
        kind=wish.kind,
        starts_at=begin,
        ends_at=end,
        title_id=wish.title_id,
        title_en=wish.title_en,
        session=wish.session if is_slot else None,
    )


def _times(wish: Wish, was: Sequence[IntervalIn]) -> list[tuple[time, time]]:
    """Return begin and end of each slot."""
    begin, whole = minute(wish.begin), minute(wish.end) - minute(wish.begin)
    if whole <= 0:
        raise IntervalOrderError(start=wish.begin, end=wish.end)
    lengths = [minute(one.ends_at) - minute(one.starts_at) for one in was]
    if wish.number is None and wish.minutes is None and sum(lengths) == whole:
        ends = [sum(lengths[: n + 1]) for n in range(len(lengths))]
        return [
            (at(begin + end - length), at(begin + end))
            for end, length in zip(ends, lengths, strict=True)
        ]
    usual = wish.minutes or (lengths[0] if lengths else 0)
    length = whole // wish.number if wish.number else usual
    count = whole // length if length > 0 else 0
    if length <= 0 or count <= 0:
        raise NoSlotFitsError(start=wish.begin, end=wish.end, minutes=max(length, 1))
    count = wish.number or count
    starts = [begin + n * length for n in range(count)]
    return [(at(start), at(start + length)) for start in starts]


def _ids(was: Sequence[IntervalIn], times: Sequence[tuple[time, time]]) -> list[UUID | None]:
    """Return which slot each was: by its time where a session only grew or shrank, else in turn."""
    known = {(one.starts_at, one.ends_at): one.id for one in was}
    if len(times) != len(was) and any(one in known for one in times):
        return [known.get(one) for one in times]
    in_turn = [one.id for one in was][: len(times)]
    return [*in_turn, *([None] * (len(times) - len(in_turn)))]


def without(programme: Sequence[IntervalIn], block: Block) -> list[IntervalIn]:
    """Return a programme without a block."""
    return [one for one in programme if one not in block.parts]


def shifted_after(
    programme: Iterable[IntervalIn], day: date, moment: time, minutes: int
) -> list[IntervalIn]:
    """Return a programme in which all that begins on a day from a moment on is so much later.

    PastMidnightError if something would leave the day.
    """
    return [
        one.model_copy(
            update={
                "starts_at": at(minute(one.starts_at) + minutes),
                "ends_at": at(minute(one.ends_at) + minutes),
            }
        )
        if one.day == day and one.starts_at >= moment
        else one
        for one in programme
    ]


def copied(programme: Sequence[IntervalIn], source: date, day: date) -> list[IntervalIn]:
    """Return a programme in which a day is as another one is."""
    kept = [one for one in programme if one.day != day]
    update = {"day": day, "id": None}
    return [*kept, *(one.model_copy(update=update) for one in kept if one.day == source)]


def lacks_prayer(programme: Iterable[IntervalIn], day: date) -> bool:
    """Return whether a day is a Friday with a programme in which people meet through midday."""
    own = [one for one in programme if one.day == day]
    through = any(
        one.starts_at < PRAYER[1] and one.ends_at > PRAYER[0]
        for one in own
        if one.kind is not IntervalKind.BREAK
    )
    at_rest = any(
        one.starts_at <= NOON < one.ends_at for one in own if one.kind is IntervalKind.BREAK
    )
    return day.weekday() == FRIDAY and bool(own) and (through or not at_rest)


def with_prayer(programme: Sequence[IntervalIn], day: date) -> list[IntervalIn]:
    """Return a programme in which a Friday has the break for the prayer.

    Slots at that time and breaks within it give way.
    """
    begin, end = PRAYER

    def gives_way(one: IntervalIn) -> bool:
        if one.day != day or one.ends_at <= begin or one.starts_at >= end:
            return False
        within = begin <= one.starts_at and one.ends_at <= end
        return one.kind is IntervalKind.SLOT or (one.kind is IntervalKind.BREAK and within)

    prayer = rest(f"{begin:%H:%M}", friday=True).model_copy(update={"day": day})
    return [*(one for one in programme if not gives_way(one)), prayer]


def usual_length(parts: Sequence[IntervalIn]) -> int | None:
    """Return the minutes of each slot; None: they differ."""
    lengths = {minute(one.ends_at) - minute(one.starts_at) for one in parts}
    return lengths.pop() if len(lengths) == 1 else None


def free_from(programme: Iterable[IntervalIn], day: date) -> time:
    """Return when the last part of a day ends, at which a new one may begin; else eight o'clock."""
    own = [one for one in programme if one.day == day]
    return max((one.ends_at for one in own), default=time(8))


def minute(clock: time) -> int:
    """Return the minutes since midnight."""
    return timedelta(hours=clock.hour, minutes=clock.minute) // _MINUTE


def at(minutes: int) -> time:
    """Return the clock so many minutes after midnight; PastMidnightError outside of the day."""
    if not 0 <= minutes < _MIDNIGHT:
        raise PastMidnightError
    return time(minutes // 60, minutes % 60)
