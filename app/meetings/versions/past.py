"""What a new version may not touch: meetings whose time has come. Pure decisions."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from app.meetings.sitting import Seated

REMEMBERED = timedelta(hours=24)
"""So long after its last slot a day is kept as it was; an event of the past is a rehearsal."""


class Timed(Protocol):
    """A slot with its begin and end."""

    @property
    def id(self) -> UUID:
        """Its id."""

    @property
    def starts_at(self) -> datetime:
        """When it begins."""

    @property
    def ends_at(self) -> datetime:
        """When it ends."""


def kept_slots(slots: Sequence[Timed], now: datetime, *, running: bool) -> list[Timed]:
    """Return the slots, in their order, in which a new version may change nothing.

    They are those that are over and, unless `running` ones may change, those that have begun.
    Long after the last one there are none.
    """
    if is_forgotten(slots, now):
        return []
    return [slot for slot in slots if (slot.ends_at if running else slot.starts_at) <= now]


def is_forgotten(slots: Sequence[Timed], now: datetime) -> bool:
    """Return whether the last slot was so long ago that nothing need stay as it was."""
    return not slots or now >= max(slot.ends_at for slot in slots) + REMEMBERED


def first_changed(
    kept: Sequence[Timed], before: Iterable[Seated], after: Iterable[Seated]
) -> Timed | None:
    """Return the first of the kept slots in which other people meet, or elsewhere; None: none."""
    was, becomes = _places(before), _places(after)
    return next((slot for slot in kept if was.get(slot.id) != becomes.get(slot.id)), None)


def _places(meetings: Iterable[Seated]) -> dict[UUID, set[tuple[UUID, UUID, UUID]]]:
    """Return who meets whom at which table, by slot; which seat of the table does not matter."""
    places: dict[UUID, set[tuple[UUID, UUID, UUID]]] = {}
    for one in meetings:
        places.setdefault(one.slot_id, set()).add(
            (one.cooperative_id, one.partner_id, one.table_id)
        )
    return places
