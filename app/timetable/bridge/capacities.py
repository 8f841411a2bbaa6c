"""How many meetings tables, seats and slots allow, and what more tables would add."""

from collections.abc import Callable
from itertools import product

from app.timetable.bridge.wire import as_text
from app.timetable.exchange import Document
from scheduler import Clock, Point, Problem, Scenario, TableValue, capacity, changed, io
from scheduler import table_values as values_of


def capacity_grid(problem: Document, question: Document, stop: Callable[[], bool]) -> Document:
    """Answer for every combination of `more_tables`, `seats` and `slots` of the question.

    None of seats or slots leaves them as they are. `bound` is proven: no timetable holds more
    meetings; `achieved`: one that holds so many has passed the checker. What is not reached in
    time is left out, and then `complete` is false.
    """
    asked = io.load_problem(as_text(problem))
    clock = Clock(question["time_limit"], stop)
    scenarios = [
        Scenario(*axes)
        for axes in product(question["more_tables"], question["seats"], question["slots"])
    ]
    points: list[Document] = []
    for scenario in scenarios:
        if points and clock.over():
            break
        found = capacity(asked, scenario, seed=question["seed"])
        points.append(_point(changed(asked, scenario), found))
    return {
        "requested": _requested(asked),
        "points": points,
        "complete": len(points) == len(scenarios),
        "seconds": round(clock.elapsed(), 3),
    }


def table_values(problem: Document, question: Document, stop: Callable[[], bool]) -> Document:
    """Answer what one more table of each partner adds to what is proven to be the most."""
    asked = io.load_problem(as_text(problem))
    clock = Clock(question["time_limit"], stop)
    values = values_of(asked, stop=clock.over)
    hosts = sum(party.side == "host" for party in asked.parties)
    return {
        "requested": _requested(asked),
        "values": [_value(asked, value) for value in values],
        "complete": len(values) == hosts,
        "seconds": round(clock.elapsed(), 3),
    }


def _requested(problem: Problem) -> int:
    """Return the number of pairs of which at least one side asks for the other."""
    return sum(
        candidate.rank_a is not None or candidate.rank_b is not None
        for candidate in problem.candidates
    )


def _point(problem: Problem, found: Point) -> Document:
    return {
        "more_tables": found.scenario.more_tables,
        "seats": found.scenario.seats,
        "slots": found.scenario.slots,
        "tables": sum(table.available is None or bool(table.available) for table in problem.tables),
        "slots_in_all": len(problem.slots),
        "room": found.room,
        "bound": found.bound,
        "achieved": found.achieved,
        "served_bound": list(found.served_bound),
        "served": list(found.served),
    }


def _value(problem: Problem, value: TableValue) -> Document:
    return {
        "partner_id": value.host,
        "tables": len(problem.tables_of.get(value.host, ())),
        "meetings": value.meetings,
        "served": list(value.served),
    }
