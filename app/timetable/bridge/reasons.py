"""The scheduler's reasons as codes with the ids of rows."""

from collections.abc import Iterable

from app.timetable.bridge.wire import pair_of
from app.timetable.exchange import Document
from scheduler import Problem, Reason

CANDIDATES = frozenset({"candidate", "before", "after"})
LEFT_OUT = frozenset({"duty", "a", "b"})
"""Parameters that repeat others: a locked pair, and its two parties."""


def reasons_of(problem: Problem, reasons: Iterable[Reason]) -> list[Document]:
    """Return each reason as `code` and `params`.

    A candidate is named by its pair, a slot by its id, and slots of a pause by a list of ids;
    parties and tables by the rows' ids.
    """
    return [
        {
            "code": reason.code,
            "params": {
                name: pair_of(problem, str(value))
                if name in CANDIDATES
                else problem.slots[int(value)].id
                if name == "slot"
                else [problem.slots[int(one)].id for one in value.split(", ")]
                if name == "slots" and isinstance(value, str)
                else value
                for name, value in reason.params.items()
                if name not in LEFT_OUT
            },
        }
        for reason in reasons
    ]
