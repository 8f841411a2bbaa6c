"""A programme on the day itself: all that is to come later, or a session cut. Pure."""

from collections.abc import Sequence
from datetime import date, time

from app.events.errors import NoSlotFitsError, PrayerStaysError, SessionUnknownError
from app.events.intervals import IntervalIn
from app.events.programmes.blocks import NOON, at, minute, shifted_after
from app.events.programmes.templates import FRIDAY
from app.events.records import IntervalKind

SHORTEST_SLOT = 5
"""Minutes below which nobody has talked."""


def delayed(
    programme: Sequence[IntervalIn], day: date, now: time, minutes: int
) -> list[IntervalIn]:
    """Return a programme in which all that begins on a day after `now` is so much later.

    What runs stays as it is, and so does the break for the Friday prayer. PrayerStaysError if what
    comes before it would run into it, PastMidnightError if something would leave the day.
    """
    ahead = _ahead(programme, day, now)
    if not ahead:
        return list(programme)
    moved = shifted_after(programme, day, ahead[0].starts_at, minutes)
    late = [
        one if _is_prayer(one) else shifted for one, shifted in zip(programme, moved, strict=True)
    ]
    for prayer in filter(_is_prayer, ahead):
        for one, after in zip(programme, late, strict=True):
            before = one.day == day and one.starts_at < prayer.starts_at
            if before and one != after and after.ends_at > prayer.starts_at:
                raise PrayerStaysError(
                    start=prayer.starts_at,
                    end=prayer.ends_at,
                    minutes=minutes,
                )
    return late


def shortened(
    programme: Sequence[IntervalIn], day: date, now: time, session: str, minutes: int
) -> list[IntervalIn]:
    """Return a programme in which a session ends so much earlier, each slot a little shorter.

    Every meeting keeps its slot; only slots that begin after `now` are cut, evenly. What lies
    between them, as a break, is so much earlier as the slots before it are shorter; what comes
    after the session stays. Where the Friday prayer lies within, which stays, only slots after it
    are cut. SessionUnknownError if the session has no such slot on that day, NoSlotFitsError if
    they would become too short.
    """
    ahead = _ahead(programme, day, now)
    own = [one for one in ahead if one.kind is IntervalKind.SLOT and one.session == session]
    for prayer in filter(_is_prayer, ahead):
        own = [one for one in own if one.starts_at >= prayer.ends_at] or own
    if not own:
        raise SessionUnknownError(session=session)
    lengths = [minute(one.ends_at) - minute(one.starts_at) for one in own]
    share, rest = divmod(minutes, len(own))
    cut = [length - share - (number < rest) for number, length in enumerate(lengths)]
    if min(cut) < SHORTEST_SLOT:
        raise NoSlotFitsError(start=own[0].starts_at, end=own[-1].ends_at, minutes=SHORTEST_SLOT)
    lost = {one.starts_at: was - left for one, was, left in zip(own, lengths, cut, strict=True)}
    times: dict[time, tuple[time, time]] = {}
    gone = 0
    for one in ahead:
        if own[0].starts_at <= one.starts_at <= own[-1].starts_at:
            begin = minute(one.starts_at) - gone
            gone += lost.get(one.starts_at, 0)
            times[one.starts_at] = (at(begin), at(minute(one.ends_at) - gone))
    return [
        one.model_copy(
            update={"starts_at": times[one.starts_at][0], "ends_at": times[one.starts_at][1]}
        )
        if one.day == day and one.starts_at in times
        else one
        for one in programme
    ]


def _is_prayer(one: IntervalIn) -> bool:
    """Return whether an interval is the break of a Friday in which the prayer is."""
    on_friday = one.day is not None and one.day.weekday() == FRIDAY
    return on_friday and one.kind is IntervalKind.BREAK and one.starts_at <= NOON < one.ends_at


def _ahead(programme: Sequence[IntervalIn], day: date, now: time) -> list[IntervalIn]:
    return sorted(
        (one for one in programme if one.day == day and one.starts_at > now),
        key=lambda one: one.starts_at,
    )
