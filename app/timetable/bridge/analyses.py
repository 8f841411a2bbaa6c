"""Which function answers which kind of analysis."""

from collections.abc import Callable, Mapping
from typing import Protocol

from app.timetable.bridge import capacities, choosing, explaining, moving, repairing, simulating
from app.timetable.exchange import Document
from app.timetable.records import AnalysisKind


class Method(Protocol):
    """Answers a question about a problem; both and the answer are JSON.

    `question` has what was asked, and `seed`, `time_limit` in seconds and, where a timetable is
    asked about, `held` and `meetings` (see `questions.service.request_analysis`). Once `stop`
    returns true, it ends early with what it has. The answer names parties, tables and slots by
    their rows' ids.
    """

    def __call__(
        self, problem: Document, question: Document, stop: Callable[[], bool], /
    ) -> Document:
        """Return the answer."""
        ...


METHODS: Mapping[AnalysisKind, Method] = {
    AnalysisKind.WHY_NOT: explaining.explained,
    AnalysisKind.MOVES: moving.moves,
    AnalysisKind.CAPACITY: capacities.capacity_grid,
    AnalysisKind.TABLE_VALUES: capacities.table_values,
    AnalysisKind.ROBUSTNESS: simulating.robustness,
    AnalysisKind.OVERBOOKING: simulating.overbooked,
    AnalysisKind.ALTERNATIVES: choosing.choices,
    AnalysisKind.REPAIR: repairing.repaired,
}
