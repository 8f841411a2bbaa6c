"""A function that is called in a process of its own: `python -m app.core.processes.calling`."""

import pickle
from collections.abc import Callable, Iterator
from typing import IO

from app.core import districts
from app.core.processes.child import answer
from app.core.processes.process import Bounds, Process, Stop


def call_apart(
    function: Callable[..., bytes],
    *given: object,
    bounds: Bounds,
    started: Callable[[Stop], None] | None = None,
) -> bytes:
    """Return what a function of a module returns for values of plain types and dataclasses.

    `started` is given what ends the process at once. Raises an ApartError if there is no answer,
    also where the function raises an error, which is then in the log.
    """
    told = pickle.dumps((function, given, districts.called()))
    with Process(__name__, told, bounds) as process:
        if started:
            started(process.kill)
        made = b"".join(process.chunks())
        if not process.succeeded():
            raise process.why_it_ended()
        return made


def _called(source: IO[bytes]) -> Iterator[bytes]:
    function, given, word = pickle.load(source)  # noqa: S301 - by the process that started it
    districts.begin(word)
    yield function(*given)


if __name__ == "__main__":
    answer(_called)
