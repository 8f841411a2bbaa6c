"""Solving a problem's document, and checking what a stored result claims."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from uuid import UUID

from app.meetings.sitting import Sitting
from app.timetable.bridge.reasons import reasons_of
from app.timetable.bridge.wire import as_document, as_text
from app.timetable.exchange import Document, Moment, Outcome
from scheduler import (
    Observer,
    Placement,
    Problem,
    Progress,
    Result,
    Solution,
    certify,
    check,
    io,
    solve,
)

WORKERS = 2
"""Threads that one solve may use."""


def run(
    problem: Document,
    *,
    time_limit: float,
    seed: int,
    deterministic: bool,
    stop: Callable[[], bool],
    watch: Callable[[Moment], None],
    hint: Document | None = None,
) -> Outcome:
    """Solve a problem's document and check the timetable; `watch` is called from any thread."""
    posed = io.load_problem(as_text(problem))
    result = solve(
        posed,
        time_limit=time_limit,
        seed=seed,
        stop=stop,
        observer=_Watcher(watch),
        hint=None if hint is None else io.load_solution(as_text(hint)),
        workers=WORKERS,
        deterministic=deterministic,
    )
    solution = result.solution
    return Outcome(
        status=result.status,
        seats=None if solution is None else seats_of(posed, solution),
        summary={
            **_summary(result),
            "reasons": reasons_of(posed, result.reasons),
            "demands": _demands(posed),
        },
        result=as_document(io.dump_result(result)),
        violations=()
        if solution is None
        else [f"{found.code}: {found.message}" for found in check(posed, solution)],
    )


def verify(problem: Document, result: Document) -> Document:
    """Check what a stored result claims, without any solver; the verdict as JSON.

    `holds`, `verdict`, `violations`, `errors`, `on_word` (tiers whose bound rests on the solver's
    word) and `tiers` with name, value, bound, proven, basis, errors and verdict.
    """
    verdict = certify(io.load_problem(as_text(problem)), io.load_result(as_text(result)))
    return {
        "holds": verdict.holds,
        "verdict": verdict.verdict,
        "violations": [f"{found.code}: {found.message}" for found in verdict.violations],
        "errors": list(verdict.errors),
        "on_word": list(verdict.on_word),
        "tiers": [
            {
                "verdict": tier.verdict,
                **{
                    name: list(value) if isinstance(value, tuple) else value
                    for name, value in asdict(tier).items()
                },
            }
            for tier in verdict.tiers
        ],
    }


def tiers_of(stored: Sequence[Document]) -> list[Document]:
    """Return the tiers of a stored result as a run's summary has them, with a word for a witness.

    `stored` are the tiers alone: a whole result has the timetable as well.
    """
    return [
        {
            "name": tier["name"],
            "value": tier["value"],
            "bound": tier["bound"],
            "gap": tier["gap"],
            "proven": tier["proven"],
            "witness": "witness" in tier,
            "seconds": round(tier["seconds"], 3),
            "method": tier["method"],
        }
        for tier in stored
    ]


class _Watcher(Observer):
    def __init__(self, watch: Callable[[Moment], None]) -> None:
        self._watch = watch

    def improved(self, progress: Progress) -> None:
        found = progress.solution
        self._watch(
            Moment(
                phase=progress.phase,
                tier=progress.tier,
                incumbent=_components(progress.incumbent),
                bound=_components(progress.bound),
                gap=progress.gap,
                elapsed=progress.elapsed,
                solution=None if found is None else lambda: as_document(io.dump_solution(found)),
            )
        )


def seats_of(problem: Problem, solution: Solution) -> list[Sitting]:
    """Return a solution's meetings by slot, table and seat; every one must sit at a table."""

    def order(item: tuple[str, Placement]) -> tuple[int, int, str]:
        identity, placement = item
        if placement.table is None:
            raise ValueError(f"candidate {identity!r} sits at no table")
        return placement.slot, problem.table_index[placement.table], identity

    taken: Counter[tuple[int, int]] = Counter()
    seats = []
    for identity, placement in sorted(solution.placements.items(), key=order):
        slot, table, _ = order((identity, placement))
        taken[slot, table] += 1
        candidate = problem.candidates[problem.candidate_index[identity]]
        seats.append(
            Sitting(
                cooperative_id=UUID(candidate.a),
                partner_id=UUID(candidate.b),
                table_id=UUID(problem.tables[table].id),
                slot_id=UUID(problem.slots[slot].id),
                seat=taken[slot, table],
            )
        )
    return seats


def _summary(result: Result) -> Document:
    return {
        "status": result.status,
        "meetings": None if result.solution is None else len(result.solution.placements),
        "tiers": [
            {
                "name": tier.name,
                "value": _components(tier.value),
                "bound": _components(tier.bound),
                "gap": tier.gap,
                "proven": tier.proven,
                "witness": tier.witness is not None,
                "seconds": round(tier.seconds, 3),
                "method": tier.method,
            }
            for tier in result.tiers
        ],
        "seconds": round(result.seconds, 3),
        "seed": result.seed,
        "input_hash": result.input_hash,
        "versions": dict(result.versions),
    }


def _demands(problem: Problem) -> Document:
    """Return how many parties must have meetings, and how many pauses there are, one a party."""
    return {
        "required": sum(party.required_meetings > 0 for party in problem.parties),
        "pauses": len(problem.pauses),
    }


def _components(value: tuple[int, ...] | None) -> list[int] | None:
    return None if value is None else list(value)
