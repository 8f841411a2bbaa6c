"""Who plans lists: another process a long one, this one a short one."""

import pickle
from collections.abc import Callable
from functools import partial
from typing import cast

from anyio import to_thread

from app.core.errors import StaleVersionError
from app.core.processes.calling import call_apart
from app.core.processes.process import ApartError, Bounds, LostError, Stop
from app.imports.errors import ListLostError, ListTooHeavyError
from app.imports.planner.task import Planned, Task, pickled_plan, plan
from app.imports.reader.readers import Readers
from app.imports.reader.talk import Question, is_longer
from app.sheets.files.limits import MEGABYTE

BOUNDS = Bounds(
    processor_seconds=60,
    memory_bytes=2_000 * MEGABYTE,
    seconds=120.0,
    answer_bytes=300 * MEGABYTE,
)
"""What planning one list may cost. 20,000 new partners take 4 s of a processor and 400 MB."""
LITTLE = 600_000
"""The bytes up to which an unfolded list, and what the event has, is planned here.

These are some 600 people, in less than 100 ms.

Another process would take more than a second to begin.
"""


class Planner:
    """Plans lists for one application. Whoever waits for it holds no transaction and no turn."""

    def __init__(self, bounds: Bounds = BOUNDS, *, little: int = LITTLE) -> None:
        self._bounds = bounds
        self._little = little

    async def plan(self, task: Task, readers: Readers) -> Planned:
        """Return what applying a list will do; a long one waits for its turn among `readers`.

        Raises ListsBusyError, ListLostError and ListTooHeavyError.
        """
        if task.is_heavier(self._little):
            return await readers.in_turn(partial(self._apart, task))
        return await to_thread.run_sync(plan, task)

    def plan_now(self, task: Task) -> Planned:
        """Return the same within a transaction, as the function of this name does."""
        return plan_now(task, self._little)

    def _apart(self, task: Task, started: Callable[[Stop], None] | None = None) -> Planned:
        made = apart(pickled_plan, task, bounds=self._bounds, started=started)
        return cast(Planned, pickle.loads(made))  # noqa: S301 - by a process that read no file


def plan_now(task: Task, little: int = LITTLE) -> Planned:
    """Plan a short list within a transaction, for which others wait, as scans do.

    A long one is to be planned before it: StaleVersionError.
    """
    if task.is_heavier(little):
        raise StaleVersionError
    return plan(task)


def wherever(
    function: Callable[..., bytes], question: Question, folded: bytes, *more: object
) -> bytes:
    """Return what a function makes of a list that was read: a long one as `apart`."""
    if is_longer(folded, LITTLE):
        return apart(function, question, folded, *more)
    return function(question, folded, *more)


def apart(
    function: Callable[..., bytes],
    *given: object,
    bounds: Bounds = BOUNDS,
    started: Callable[[Stop], None] | None = None,
) -> bytes:
    """Return what a function makes of a list that was read, in a process of its own.

    ListTooHeavyError if that takes too much time or memory, ListLostError if it fails.
    """
    try:
        return call_apart(function, *given, bounds=bounds, started=started)
    except LostError:
        raise ListLostError from None
    except ApartError:
        raise ListTooHeavyError from None
