"""Other timetables for the same lists, which differ enough from a given one and from each other."""

import math
from collections.abc import Callable

from app.timetable.bridge.solving import WORKERS, seats_of
from app.timetable.bridge.standing import Standing, standing
from app.timetable.exchange import Document
from scheduler import Alternative, Result, Solution, TierReport, alternatives, tier_values


def choices(problem: Document, question: Document, stop: Callable[[], bool]) -> Document:
    """Answer with up to `count` timetables, of which any two differ in a `share` of the meetings.

    The one that is `held` counts among them and comes first. Each of the `options`, the others, has
    its `tiers` beside those of the first, `meetings`, how many meetings `moved`, are `new` and
    `gone`, how many `cooperatives` have another plan, and `apart`, in how many meetings it differs
    from each before it. `proven`: none that differs so much is better. `complete`: there is no
    other that differs so much. `best` in the question: no timetable is better than the one held.
    """
    kept = standing(problem, question)
    found = alternatives(
        kept.problem,
        _result(kept, proven=question["best"] and not kept.left_out),
        count=question["count"],
        distance=max(1, math.ceil(question["share"] * len(kept.solution.placements))),
        time_limit=question["time_limit"],
        seed=question["seed"],
        workers=WORKERS,
        stop=stop,
    )
    first = found.found[0]
    return {
        "options": [_option(kept, first, one) for one in found.found[1:]],
        "complete": found.complete,
        "left_out": kept.left_out,
        "seconds": round(found.seconds, 3),
    }


def _result(kept: Standing, *, proven: bool) -> Result:
    """Return the timetable held as a result whose tiers are `proven`, or not known to be."""
    values = tier_values(kept.problem, kept.solution)
    return Result(
        status="optimal" if proven else "feasible",
        solution=kept.solution,
        tiers=tuple(
            TierReport(name, value, None, None, proven=False, seconds=0.0, method="")
            for name, value in values.items()
        ),
        seed=0,
        input_hash="",
        versions={},
        seconds=0.0,
    )


def _option(kept: Standing, first: Alternative, other: Alternative) -> Document:
    before, after = first.solution.placements, other.solution.placements
    changed = [one for one in {*before, *after} if before.get(one) != after.get(one)]
    both = [one for one in changed if one in before and one in after]
    return {
        "tiers": [
            {"name": name, "first": list(first.values[name]), "value": list(value)}
            for name, value in other.values.items()
        ],
        "apart": list(other.apart),
        "proven": other.proven,
        "moved": sum(before[one].slot != after[one].slot for one in both),
        "new": sum(one not in before for one in changed),
        "gone": sum(one not in after for one in changed),
        "cooperatives": len({_cooperative(kept, one) for one in changed}),
        "meetings": [
            {
                "cooperative_id": str(one.cooperative_id),
                "partner_id": str(one.partner_id),
                "table_id": str(one.table_id),
                "slot_id": str(one.slot_id),
                "seat": one.seat,
            }
            for one in seats_of(kept.problem, Solution(after))
        ],
    }


def _cooperative(kept: Standing, candidate: str) -> str:
    return kept.problem.candidates[kept.problem.candidate_index[candidate]].a
