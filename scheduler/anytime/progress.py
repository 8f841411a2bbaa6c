"""How a caller follows a running solve."""

from dataclasses import dataclass

from scheduler.model.solution import Solution, Value


@dataclass(frozen=True)
class Progress:
    """A snapshot of the search: what it works on, what it holds and what it has proven.

    `elapsed` is in seconds since the start; `solution` is set when a better timetable was found
    (it has passed `check`) and is `None` when only the bound or the phase has changed.
    """

    phase: str
    tier: str
    incumbent: Value | None
    bound: Value | None
    gap: float | None
    elapsed: float
    solution: Solution | None = None


class Observer:
    """Told of every improvement; this base does nothing.

    Calls come from the solving thread or from a solver's own thread, one at a time.
    """

    def improved(self, progress: Progress) -> None:
        """Take note of a better timetable, a better bound or a new phase."""


SILENT = Observer()
