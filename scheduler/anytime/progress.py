"""Reports of a running solve to its caller."""

from dataclasses import dataclass

from scheduler.model.solution import Solution, Value


@dataclass(frozen=True)
class Progress:
    """A snapshot of the search: its phase, its best value and the bound proven in one tier.

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
    """Receives every improvement; this base class ignores them.

    Calls come from the solving thread or from a solver's own thread, one at a time.
    """

    def improved(self, progress: Progress) -> None:
        """Receive a better timetable, a better bound or a new phase."""


SILENT = Observer()
