"""Where a meeting of a timetable could go, what each place costs, and what rules a change out."""

from collections.abc import Callable
from uuid import UUID

from app.timetable.bridge.problems import candidate_id
from app.timetable.bridge.standing import standing
from app.timetable.bridge.wire import change_of, place_of
from app.timetable.exchange import Document
from scheduler import Move, Placement, Problem, Solution, check, possible_moves


def moves(problem: Document, question: Document, stop: Callable[[], bool]) -> Document:
    """Answer for `cooperative_id` and `partner_id` of the question: every slot and table.

    A place is `refused` for one of the scheduler's codes, or can be had: `displaced` are the
    meetings that give way, `people` the parties for whom something changes, and `change` is what
    the tiers' values gain or lose. With `keep` in the question no meeting is lost. `stop` is
    ignored, as this takes well under a second.
    """
    kept = standing(problem, question)
    pair = UUID(question["cooperative_id"]), UUID(question["partner_id"])
    identity = candidate_id(pair)
    found = possible_moves(
        kept.problem, kept.solution, identity, freeze=kept.freeze, keep=question.get("keep", False)
    )
    return {
        "cooperative_id": str(pair[0]),
        "partner_id": str(pair[1]),
        "held": place_of(kept.problem, kept.solution.placements.get(identity)),
        "places": [_place(kept.problem, move) for move in found],
        "left_out": kept.left_out,
    }


def objections(problem: Document, question: Document, steps: list[Document]) -> list[str]:
    """Return codes of what rules the steps out for the timetable `held`; empty: nothing does.

    Each step names `cooperative_id`, `partner_id`, `slot_id` and `table_id`, the last two None
    for a meeting that is taken out. `begun`: a slot in which nothing may change any more.
    `unplaced`: the slot is none of the programme's. Others are the checker's codes.
    """
    kept = standing(problem, question)
    index = {slot.id: position for position, slot in enumerate(kept.problem.slots)}
    after = dict(kept.solution.placements)
    for step in steps:
        identity = f"{step['cooperative_id']}:{step['partner_id']}"
        before = after.pop(identity, None)
        slot = None if step["slot_id"] is None else index.get(step["slot_id"])
        if step["slot_id"] is not None and slot is None:
            return ["unplaced"]
        touched = {slot, None if before is None else before.slot}
        if not kept.freeze.slots.isdisjoint(touched):
            return ["begun"]
        if slot is not None:
            after[identity] = Placement(slot, step["table_id"])
    return [found.code for found in check(kept.problem, Solution(after))]


def _place(problem: Problem, move: Move) -> Document:
    at = Placement(move.slot, move.table)
    return {
        **(place_of(problem, at) or {}),
        "refused": move.refused,
        "displaced": [
            change_of(problem, one.candidate, one.before, one.after) for one in move.displaced
        ],
        "people": list(move.people),
        "change": [
            {"name": name, "difference": list(value)} for name, value in move.change.items()
        ],
    }
