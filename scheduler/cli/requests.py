"""Requests for repairs, moves, explanations, alternatives, capacity and robustness, and answers.

Documents follow `scheduler.model.io`: `{"format": "titik-temu/repair-request", "version": 1,
"repair-request": {...}}` is answered by a document of the kind `repair`, and so on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

from scheduler.choices.alternatives import alternatives
from scheduler.explain.why_not import why_not
from scheduler.model.io import dump_document, load_document
from scheduler.model.problem import Problem
from scheduler.model.solution import Result, Solution
from scheduler.plan.capacity import Point, TableValue, capacity_grid, table_values
from scheduler.plan.overbooking import Advice, overbooking
from scheduler.plan.simulation import RATES, Robustness, simulate
from scheduler.repairs.moves import possible_moves
from scheduler.repairs.proposal import repair
from scheduler.repairs.stability import NOTHING_FROZEN, Freeze


@dataclass(frozen=True)
class RepairRequest:
    """What `repair` takes; seconds for the time limit."""

    problem: Problem
    published: Solution
    freeze: Freeze = NOTHING_FROZEN
    time_limit: float = 1.5
    seed: int = 0


@dataclass(frozen=True)
class MovesRequest:
    """What `possible_moves` takes."""

    problem: Problem
    solution: Solution
    candidate: str
    freeze: Freeze = NOTHING_FROZEN


@dataclass(frozen=True)
class ExplainRequest:
    """What `why_not` takes; seconds for the time limit."""

    problem: Problem
    solution: Solution
    candidate: str
    freeze: Freeze = NOTHING_FROZEN
    time_limit: float = 3.0
    seed: int = 0


@dataclass(frozen=True)
class AlternativesRequest:
    """What `alternatives` takes; seconds for the time limit, distance in meetings."""

    problem: Problem
    result: Result
    count: int = 3
    distance: int = 1
    time_limit: float = 10.0
    seed: int = 0


@dataclass(frozen=True)
class CapacityRequest:
    """Axes of the grid, as for `capacity_grid`."""

    problem: Problem
    more_tables: tuple[int, ...] = (0,)
    seats: tuple[int | None, ...] = (None,)
    slots: tuple[int | None, ...] = (None,)
    seed: int = 0


@dataclass(frozen=True)
class CapacityAnswer:
    """The grid's points, and what one more table of each host would add to the plan as it is."""

    points: tuple[Point, ...]
    table_values: tuple[TableValue, ...]


@dataclass(frozen=True)
class SimulateRequest:
    """What `simulate` takes, and the rate of no-shows for which overbooking is advised."""

    problem: Problem
    solution: Solution
    rates: tuple[float, ...] = RATES
    runs: int = 100
    seed: int = 0
    expected_rate: float = 0.2


@dataclass(frozen=True)
class SimulateAnswer:
    """Robustness at every rate, and advice for every table in use."""

    robustness: tuple[Robustness, ...]
    overbooking: tuple[Advice, ...]


_REPAIR = TypeAdapter(RepairRequest)
_MOVES = TypeAdapter(MovesRequest)
_EXPLAIN = TypeAdapter(ExplainRequest)
_ALTERNATIVES = TypeAdapter(AlternativesRequest)
_CAPACITY = TypeAdapter(CapacityRequest)
_SIMULATE = TypeAdapter(SimulateRequest)


def main_repair(text: str | bytes) -> str:
    """Answer a `repair-request` with a `repair`: the proposal."""
    asked = load_document("repair-request", _REPAIR, text)
    proposal = repair(
        asked.problem,
        asked.published,
        freeze=asked.freeze,
        time_limit=asked.time_limit,
        seed=asked.seed,
    )
    return dump_document("repair", proposal)


def main_moves(text: str | bytes) -> str:
    """Answer a `moves-request` with `moves`: every place for one meeting."""
    asked = load_document("moves-request", _MOVES, text)
    moves = possible_moves(asked.problem, asked.solution, asked.candidate, freeze=asked.freeze)
    return dump_document("moves", moves)


def main_explain(text: str | bytes) -> str:
    """Answer an `explain-request` with an `explanation`."""
    asked = load_document("explain-request", _EXPLAIN, text)
    explanation = why_not(
        asked.problem,
        asked.solution,
        asked.candidate,
        freeze=asked.freeze,
        time_limit=asked.time_limit,
        seed=asked.seed,
    )
    return dump_document("explanation", explanation)


def main_alternatives(text: str | bytes) -> str:
    """Answer an `alternatives-request` with `alternatives`: timetables that differ."""
    asked = load_document("alternatives-request", _ALTERNATIVES, text)
    found = alternatives(
        asked.problem,
        asked.result,
        count=asked.count,
        distance=asked.distance,
        time_limit=asked.time_limit,
        seed=asked.seed,
    )
    return dump_document("alternatives", found)


def main_capacity(text: str | bytes) -> str:
    """Answer a `capacity-request` with a `capacity`."""
    asked = load_document("capacity-request", _CAPACITY, text)
    points = capacity_grid(
        asked.problem,
        more_tables=asked.more_tables,
        seats=asked.seats,
        slots=asked.slots,
        seed=asked.seed,
    )
    answer = CapacityAnswer(tuple(points), tuple(table_values(asked.problem)))
    return dump_document("capacity", answer)


def main_simulate(text: str | bytes) -> str:
    """Answer a `simulate-request` with a `simulation`."""
    asked = load_document("simulate-request", _SIMULATE, text)
    robustness = simulate(
        asked.problem, asked.solution, rates=asked.rates, runs=asked.runs, seed=asked.seed
    )
    advice = overbooking(asked.problem, asked.solution, rate=asked.expected_rate)
    return dump_document("simulation", SimulateAnswer(tuple(robustness), tuple(advice)))


COMMANDS: Mapping[str, Callable[[str | bytes], str]] = {
    "repair": main_repair,
    "moves": main_moves,
    "explain": main_explain,
    "alternatives": main_alternatives,
    "capacity": main_capacity,
    "simulate": main_simulate,
}
"""Functions by the name of the command. Each raises `ValueError` (`FormatError` for the document
itself) with one line that says what is wrong."""
