"""A programme on the day itself: all that is to come later, or a session cut. Pure."""

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from app.events.errors import NoSlotFitsError, SessionUnknownError
from app.events.programmes.blocks import at, minute, shifted_after
from app.events.records import IntervalKind
from app.events.schemas import IntervalIn

SHORTEST_SLOT = 5
"""Minutes below which nobody has talked."""


def delayed(
    programme: Sequence[IntervalIn], day: date, now: time, minutes: int
) -> list[IntervalIn]:
    """Return a programme in which all that begins on a day after `now` is so much later.

    What runs stays as it is. PastMidnightError if something would leave the day.
    """
    later = min((one.starts_at for one in _ahead(programme, day, now)), default=None)
    return list(programme) if later is None else shifted_after(programme, day, later, minutes)


def shortened(
    programme: Sequence[IntervalIn], day: date, now: time, session: str, minutes: int
) -> list[IntervalIn]:
    """Return a programme in which a session ends so much earlier, each slot a little shorter.

    Every meeting keeps its slot; only slots that begin after `now` are cut, evenly, and what comes
    after the session stays. SessionUnknownError if the session has no such slot on that day,
    NoSlotFitsError if they would become too short.
    """
    own = [
        one
        for one in _ahead(programme, day, now)
        if one.kind is IntervalKind.SLOT and one.session == session
    ]
    if not own:
        raise SessionUnknownError(session=session)
    lengths = [minute(one.ends_at) - minute(one.starts_at) for one in own]
    share, rest = divmod(minutes, len(own))
    cut = [length - share - (number < rest) for number, length in enumerate(lengths)]
    if min(cut) < SHORTEST_SLOT:
        raise NoSlotFitsError(
            start=f"{own[0].starts_at:%H:%M}", end=f"{own[-1].ends_at:%H:%M}", minutes=SHORTEST_SLOT
        )
    times: dict[UUID | None, tuple[time, time]] = {}
    gone = 0
    for one, length, left in zip(own, lengths, cut, strict=True):
        begin = minute(one.starts_at) - gone
        times[one.id] = (at(begin), at(begin + left))
        gone += length - left
    return [
        one.model_copy(update={"starts_at": times[one.id][0], "ends_at": times[one.id][1]})
        if one in own
        else one
        for one in programme
    ]


def _ahead(programme: Sequence[IntervalIn], day: date, now: time) -> list[IntervalIn]:
    return sorted(
        (one for one in programme if one.day == day and one.starts_at > now),
        key=lambda one: one.starts_at,
    )
