"""The scheduler's reasons as codes with the ids of rows."""

from collections.abc import Iterable

from app.timetable.bridge.naming import pair_of
from app.timetable.exchange import Document
from scheduler import Problem
from scheduler.model.reasons import Reason

CANDIDATES = frozenset({"candidate", "before", "after"})
UNTOLD = frozenset({"duty", "a", "b"})
"""What the other parameters say already: a locked pair, and the two of it."""


def reasons_of(problem: Problem, reasons: Iterable[Reason]) -> list[Document]:
    """Return each reason as `code` and `params`.

    A candidate is named by its pair, a slot by its id; parties and tables by the rows' ids.
    """
    return [
        {
            "code": reason.code,
            "params": {
                name: pair_of(problem, str(value))
                if name in CANDIDATES
                else problem.slots[int(value)].id
                if name == "slot"
                else value
                for name, value in reason.params.items()
                if name not in UNTOLD
            },
        }
        for reason in reasons
    ]
