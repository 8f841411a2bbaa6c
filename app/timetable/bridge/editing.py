"""What rules a change by hand out, by the checker and not by any solver."""

from app.timetable.bridge.standing import standing
from app.timetable.exchange import Document
from scheduler import Placement, Solution
from scheduler.certify.feasibility import check


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
