"""The programme as its page shows it: pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.core.locale import Locale, text, wall_clock
from app.events.intervals import IntervalIn
from app.events.programmes.blocks import Block, blocks, lacks_prayer, minute, usual_length
from app.events.records import IntervalKind


@dataclass(frozen=True, slots=True)
class BlockLine:
    """A block on the axis."""

    id: UUID | None
    kind: str
    title: str
    detail: str
    begin: str
    end: str
    begins: int
    """Minutes from midnight."""
    minutes: int
    marks: str
    """The begins of its slots after the first, in minutes from its own, with spaces between."""


@dataclass(frozen=True, slots=True)
class DayShown:
    """One day of the programme."""

    day: date
    lines: Sequence[BlockLine]
    lacks_prayer: bool


def day_shown(programme: Sequence[IntervalIn], day: date, locale: Locale) -> DayShown:
    """Return a day's blocks in order of time."""
    own = [one for one in programme if one.day == day]
    lines = [_line(block, locale) for block in blocks(own)]
    return DayShown(day, lines, lacks_prayer(programme, day))


def _line(block: Block, locale: Locale) -> BlockLine:
    begins, first = minute(block.begin), block.parts[0]
    is_slot = block.kind is IntervalKind.SLOT
    named = first.session if is_slot else _titled(first, locale)
    return BlockLine(
        id=block.id,
        kind=block.kind.value,
        title=named or text(f"web.programme_kind_{block.kind.value}", locale),
        detail=_slots(block, locale) if is_slot else "",
        begin=wall_clock(block.begin, locale),
        end=wall_clock(block.end, locale),
        begins=begins,
        minutes=minute(block.end) - begins,
        marks=" ".join(str(minute(one.starts_at) - begins) for one in block.parts[1:]),
    )


def line_of(programme: Sequence[IntervalIn], part: UUID | None, locale: Locale) -> BlockLine | None:
    """Return the block that a part belongs to as the axis shows it."""
    block = None if part is None else block_of(programme, part)
    return None if block is None else _line(block, locale)


def _titled(one: IntervalIn, locale: Locale) -> str:
    first, second = (one.title_id, one.title_en)[:: 1 if locale == "id" else -1]
    return first or second


def _slots(block: Block, locale: Locale) -> str:
    length = usual_length(block.parts)
    name = "programme_slots" if length else "programme_slots_unlike"
    return text(f"web.{name}", locale, count=len(block.parts), minutes=length)


def as_fields(block: Block) -> Mapping[str, str]:
    """Return a block as the fields of its form hold it."""
    first = block.parts[0]
    length = usual_length(block.parts) if block.kind is IntervalKind.SLOT else None
    return {
        "part": str(first.id or ""),
        "kind": block.kind.value,
        "begin": f"{block.begin:%H:%M}",
        "end": f"{block.end:%H:%M}",
        "title_id": first.title_id,
        "title_en": first.title_en,
        "session": first.session or "",
        "divide": "" if length is None else "minutes",
        "minutes": "" if length is None else str(length),
        "number": str(len(block.parts)),
    }


def block_of(programme: Sequence[IntervalIn], part: UUID) -> Block | None:
    """Return the block that an interval stands in; None: there is none."""
    return next(
        (one for one in blocks(programme) if any(each.id == part for each in one.parts)), None
    )


def sessions_of(programme: Iterable[IntervalIn]) -> list[str]:
    """Return the names of the sessions, each once."""
    return list(dict.fromkeys(one.session for one in programme if one.session))
