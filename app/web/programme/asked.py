"""What the forms of the programme's page ask for, and the programme that results."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field

from app.core.errors import or_not_found
from app.core.http.fields import Words
from app.events.intervals import Day, IntervalIn, Title, WallTime
from app.events.programmes.blocks import (
    Block,
    Wish,
    copied,
    minute,
    placed,
    shifted_after,
    with_prayer,
    without,
)
from app.events.programmes.delays import delayed, shortened
from app.events.records import IntervalKind
from app.web.programme.view import block_of

ASKED_FIRST: Final = frozenset({"remove", "delay", "shorten"})
"""What is asked about first although it touches no meeting: none of it can be taken back."""


def _empty_is_none(typed: object) -> object:
    return None if isinstance(typed, str) and not typed.strip() else typed


_Session = Annotated[Words, Field(max_length=40)]
_Minutes = Annotated[int, Field(ge=1, le=600)]
_Number = Annotated[int, Field(ge=1, le=200)]


class Asked(BaseModel):
    """One form of the page; `act` says which."""

    act: Literal["place", "move", "remove", "prayer", "copy", "delay", "shorten"]
    day: Day
    source: Annotated[Day | None, BeforeValidator(_empty_is_none)] = None
    part: Annotated[UUID | None, BeforeValidator(_empty_is_none)] = None
    kind: IntervalKind = IntervalKind.SLOT
    begin: WallTime = time(8)
    end: WallTime = time(9)
    title_id: Title = ""
    title_en: Title = ""
    session: _Session = ""
    divide: Literal["", "minutes", "number"] = ""
    minutes: Annotated[_Minutes | None, BeforeValidator(_empty_is_none)] = None
    number: Annotated[_Number | None, BeforeValidator(_empty_is_none)] = None
    follow: bool = False
    """Whether all that comes later on this day is shifted along."""


@dataclass(frozen=True, slots=True)
class _Before:
    """The programme before, and the block that a form is about."""

    programme: Sequence[IntervalIn]
    block: Block | None


def wanted(programme: Sequence[IntervalIn], asked: Asked) -> list[IntervalIn]:
    """Return the programme that a form asks for.

    NotFoundError if the block that it is about is gone; the refusals of `placed` and
    `shifted_after`.
    """
    block = None if asked.part is None else or_not_found(block_of(programme, asked.part))
    return _MAKING[asked.act](_Before(programme, block), asked)


def left_over(programme: Sequence[IntervalIn], asked: Asked) -> tuple[time, time] | None:
    """Return the time at the end of the session asked for that none of its slots fills; or None."""
    if asked.act not in ("place", "move") or asked.kind is not IntervalKind.SLOT:
        return None
    ends = [
        one.ends_at
        for one in programme
        if one.day == asked.day and asked.begin < one.ends_at <= asked.end
    ]
    last = max(ends, default=asked.end)
    return (last, asked.end) if last < asked.end else None


def _place(before: _Before, asked: Asked) -> list[IntervalIn]:
    by = asked.divide
    wish = Wish(
        kind=asked.kind,
        day=asked.day,
        begin=asked.begin,
        end=asked.end,
        title_id=asked.title_id.strip(),
        title_en=asked.title_en.strip(),
        session=asked.session.strip() or None,
        number=asked.number if by == "number" else None,
        minutes=asked.minutes if by == "minutes" else None,
    )
    programme = before.programme
    if before.block is not None and asked.follow:
        others = without(programme, before.block)
        later = minute(asked.end) - minute(before.block.end)
        shifted = shifted_after(others, asked.day, before.block.end, later)
        programme = [*shifted, *before.block.parts]
    return placed(programme, before.block, wish)


def _move(before: _Before, asked: Asked) -> list[IntervalIn]:
    block = or_not_found(before.block)
    first = block.parts[0]
    same = asked.model_copy(
        update={
            "kind": block.kind,
            "title_id": first.title_id,
            "title_en": first.title_en,
            "session": first.session or "",
            "divide": "",
        }
    )
    return _place(before, same)


def _remove(before: _Before, _asked: Asked) -> list[IntervalIn]:
    return without(before.programme, or_not_found(before.block))


def _prayer(before: _Before, asked: Asked) -> list[IntervalIn]:
    return with_prayer(before.programme, asked.day)


def _copy(before: _Before, asked: Asked) -> list[IntervalIn]:
    return copied(before.programme, or_not_found(asked.source), asked.day)


def _delay(before: _Before, asked: Asked) -> list[IntervalIn]:
    return delayed(before.programme, asked.day, asked.begin, asked.minutes or 0)


def _shorten(before: _Before, asked: Asked) -> list[IntervalIn]:
    name = asked.session.strip()
    return shortened(before.programme, asked.day, asked.begin, name, asked.minutes or 0)


_MAKING: Final[Mapping[str, Callable[[_Before, Asked], list[IntervalIn]]]] = {
    "place": _place,
    "move": _move,
    "remove": _remove,
    "prayer": _prayer,
    "copy": _copy,
    "delay": _delay,
    "shorten": _shorten,
}


def new_fields(day: date, begin: time) -> dict[str, str]:
    """Return what the form of a new part holds at first: a session of an hour."""
    end = min(minute(begin) + 60, 23 * 60 + 59)
    return {
        **dict.fromkeys(Asked.model_fields, ""),
        "kind": IntervalKind.SLOT.value,
        "day": day.isoformat(),
        "begin": f"{begin:%H:%M}",
        "end": f"{end // 60:02}:{end % 60:02}",
        "divide": "minutes",
        "minutes": "20",
    }
