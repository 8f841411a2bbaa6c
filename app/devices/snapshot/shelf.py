"""Recent snapshots, shared by the devices of an event.

Making one reads whole lists, and each device asks about every half minute. A snapshot that was just
made also serves the devices that ask next: the longer it took to make, the longer it serves, so
that making snapshots takes a small share of the processor however many devices there are. For a
small event it is a fraction of a second old at most, for a large one some seconds. Documents say
when they were made, and online the server decides, so their age does no harm.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from uuid import UUID

from app.devices.snapshot.rules import Parts

_MOST_EVENTS = 8
_OLDEST = 30.0
"""For how many seconds past its time a snapshot may still serve while the next is made."""


@dataclass
class _Slot:
    """The last snapshot of an event, and until when it serves."""

    making: Lock = field(default_factory=Lock)
    parts: Parts | None = None
    serves_until: float = 0.0

    def serving(self, at: float) -> Parts | None:
        """Return the snapshot if it serves at a moment."""
        return self.parts if at < self.serves_until else None


class Shelf:
    """Keeps the last snapshot of each event for as long as it serves."""

    def __init__(self, share: float, timer: Callable[[], float] = time.monotonic) -> None:
        """Set the share of a processor's time that making an event's snapshots may take.

        With 0, each request makes its own.

        """
        self._share = share
        self._timer = timer
        self._slots: OrderedDict[UUID, _Slot] = OrderedDict()
        self._guard = Lock()

    def get(self, event_id: UUID, make: Callable[[], Parts]) -> Parts:
        """Return the event's snapshot, made now if the last one no longer serves.

        While one request makes it, others get the former one; they wait only if there is none.
        """
        slot = self._slot(event_id)
        kept = slot.serving(self._timer())
        if kept is not None:
            return kept
        before = slot.serving(self._timer() - _OLDEST) if self._share else None
        if not slot.making.acquire(blocking=before is None) and before is not None:
            return before
        try:
            kept = slot.serving(self._timer())
            if kept is not None:
                return kept
            began = self._timer()
            parts = make()
            ended = self._timer()
            slot.parts = parts
            slot.serves_until = ended + (ended - began) / self._share if self._share else ended
            return parts
        finally:
            slot.making.release()

    def _slot(self, event_id: UUID) -> _Slot:
        with self._guard:
            slot = self._slots.setdefault(event_id, _Slot())
            self._slots.move_to_end(event_id)
            if len(self._slots) > _MOST_EVENTS:
                self._slots.popitem(last=False)
            return slot
