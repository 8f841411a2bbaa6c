"""Why a pair does not meet in a timetable, and what it would take."""

from collections.abc import Callable
from uuid import UUID

from app.timetable.bridge.problems import candidate_id
from app.timetable.bridge.standing import Standing, standing
from app.timetable.bridge.wire import change_of
from app.timetable.exchange import Document
from scheduler import Displacement, Explanation, Placement, why_not


def explained(problem: Document, question: Document, stop: Callable[[], bool]) -> Document:
    """Answer for `cooperative_id` and `partner_id` of the question.

    `reason` and `obstacles` are the scheduler's codes. `tiers` has the timetable's values, those
    of the best timetable in which the two meet, and whether it is proven that none is better.
    `displacement` is the least change that lets them meet.
    """
    kept = standing(problem, question)
    pair = UUID(question["cooperative_id"]), UUID(question["partner_id"])
    found = why_not(
        kept.problem,
        kept.solution,
        candidate_id(pair),
        freeze=kept.freeze,
        time_limit=question["time_limit"],
        seed=question["seed"],
        stop=stop,
    )
    return {
        "cooperative_id": str(pair[0]),
        "partner_id": str(pair[1]),
        "reason": found.reason,
        "obstacles": list(found.obstacles),
        "tiers": _tiers(found),
        "displacement": None
        if found.displacement is None
        else _displacement(kept, found.displacement),
        "left_out": kept.left_out,
        "seconds": round(found.seconds, 3),
    }


def _tiers(found: Explanation) -> list[Document]:
    forced = found.forced or {}
    return [
        {
            "name": name,
            "value": list(value),
            "forced": list(forced[name]) if name in forced else None,
            "proven": name in found.forced_proven,
        }
        for name, value in (found.values or {}).items()
    ]


def _displacement(kept: Standing, found: Displacement) -> Document:
    before, after = kept.solution.placements, found.solution.placements
    changed = [
        identity
        for identity in sorted({*before, *after})
        if before.get(identity) != after.get(identity)
    ]
    changed.sort(key=lambda identity: _moment(before.get(identity) or after.get(identity)))
    return {
        "people": found.stability.people,
        "meetings": found.stability.meetings,
        "proven": found.proven,
        "changes": [
            change_of(kept.problem, identity, before.get(identity), after.get(identity))
            for identity in changed
        ],
        "tiers": [
            {"name": name, "before": list(found.before[name]), "after": list(value)}
            for name, value in found.after.items()
        ],
    }


def _moment(at: Placement | None) -> int:
    return -1 if at is None else at.slot
