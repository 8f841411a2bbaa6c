"""A timetable as plain rows, for a table on paper, a spreadsheet or a data frame."""

from typing import TypedDict

from scheduler.model.problem import Problem
from scheduler.model.solution import Solution


class Row(TypedDict):
    """One meeting: times as "HH:MM" of a day counted from 0, `slot` the first of `length` slots.

    `table` is `None` where none is needed.
    """

    day: int
    start: str
    end: str
    session: str
    slot: int
    length: int
    visitor: str
    host: str
    table: str | None
    score: int


def rows(problem: Problem, solution: Solution) -> list[Row]:
    """Return a row for each meeting, by time, host and visitor; `pandas.DataFrame` takes them."""
    host = {party.id for party in problem.parties if party.side == "host"}
    found: list[Row] = []
    for identity, at in solution.placements.items():
        meeting = problem.candidates[problem.candidate_index[identity]]
        visitor, receiver = meeting.a, meeting.b
        if visitor in host and receiver not in host:
            visitor, receiver = receiver, visitor
        first, last = problem.slots[at.slot], problem.slots[at.slot + meeting.length - 1]
        found.append(
            Row(
                day=first.start // (24 * 60),
                start=clock(first.start),
                end=clock(last.end),
                session=first.session,
                slot=at.slot,
                length=meeting.length,
                visitor=visitor,
                host=receiver,
                table=at.table,
                score=meeting.score_a + meeting.score_b,
            )
        )
    return sorted(found, key=lambda row: (row["slot"], row["host"], row["visitor"]))


def clock(minutes: int) -> str:
    """Return minutes since midnight of any day as "HH:MM"."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
