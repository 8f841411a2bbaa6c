"""What applying lists would do, remembered as long as the event has what was planned on."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from anyio import to_thread

from app.imports.applying.base import Base
from app.imports.applying.outcome import ApplyResult
from app.imports.errors import ColumnsUnconfirmedError
from app.imports.planner.task import Planned, Task
from app.imports.reading import Reading
from app.imports.service import task_of

_REMEMBERED = 4
Plans = Callable[[Task], Awaitable[Planned]]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A list that was read, and what applying it now would do.

    While columns wait to be confirmed, nothing would be applied; only rows that wait are counted.
    """

    reading: Reading
    result: ApplyResult

    def confirmed(self) -> "Foreseen":
        """Return this; raises ColumnsUnconfirmedError while columns wait to be confirmed."""
        if self.reading.read.to_confirm:
            mapping = self.reading.question.mapping
            raise ColumnsUnconfirmedError(self.reading.read.to_confirm, mapping)
        return self


class Foresight:
    """Plans lists to say what applying them would do; a plan that still holds is not made again."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: OrderedDict[int, tuple[Reading, Base, ApplyResult]] = OrderedDict()

    async def foresee(self, reading: Reading, base: Base, now: datetime, plan: Plans) -> Foreseen:
        """Return what applying a list would do to what the event has; nobody may change it."""
        name = id(reading.read)  # a preview is kept here, so its name is nobody else's
        with self._lock:
            known = self._known.get(name)
        if known is not None and known[1] == base and known[0].imp.kind is reading.imp.kind:
            return Foreseen(reading, known[2])
        if reading.read.to_confirm:
            return Foreseen(reading, ApplyResult(held_back=len(reading.read.held_back)))
        planned = await plan(task_of(reading.folded, base, now))
        result = await to_thread.run_sync(planned.result)
        with self._lock:
            self._known[name] = reading, base, result
            self._known.move_to_end(name)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return Foreseen(reading, result)
