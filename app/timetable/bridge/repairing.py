"""Repairs of a timetable."""

from collections.abc import Callable

from app.timetable.bridge.reasons import reasons_of
from app.timetable.bridge.solving import seats_of
from app.timetable.bridge.standing import standing, with_pauses_kept, without_minima
from app.timetable.bridge.wire import as_text
from app.timetable.exchange import Document
from scheduler import (
    Freeze,
    Placement,
    Problem,
    Proposal,
    Solution,
    io,
    possible_moves,
    repair,
    tier_values,
)


def repaired(problem: Document, question: Document, stop: Callable[[], bool]) -> Document:
    """Repair the timetable `held` with the least change for people.

    The question names slots that are `frozen`, those of them that standby may `refill`, and the
    cooperatives on `standby`, all by id; and, where one meeting is to be moved and nothing else,
    where to (`moved`), so that it goes as its targets promise. The answer: `status`, `meetings`
    (None: there is no such timetable), `people` and `changed` (parties and published meetings that
    change), `proven` (no timetable changes less), `unavoidable` (parties that change in every
    repair), `tiers` with the values before and after, and `reasons` (codes with numbers) where it
    is infeasible.
    """
    published = io.load_solution(as_text(question["held"]))
    asked = without_minima(io.load_problem(as_text(problem)))
    posed = with_pauses_kept(asked, published)
    index = {slot.id: position for position, slot in enumerate(posed.slots)}
    found = repair(
        posed,
        published,
        freeze=Freeze(
            slots=frozenset(index[slot] for slot in question["frozen"]),
            refill=frozenset(index[slot] for slot in question["refill"]),
            standby=frozenset(question["standby"]),
        ),
        time_limit=question["time_limit"],
        seed=question["seed"],
        stop=stop,
        promised=None if question.get("moved") is None else _promised(problem, question),
    )
    return _answer(posed, published, found)


def _promised(problem: Document, question: Document) -> Solution | None:
    """Return the timetable that the cheapest target for the moved meeting promises, if any."""
    kept, moved = standing(problem, question), question["moved"]
    identity = f"{moved['cooperative_id']}:{moved['partner_id']}"
    if kept.left_out or identity not in kept.solution.placements:
        return None
    places = possible_moves(kept.problem, kept.solution, identity, freeze=kept.freeze, keep=True)
    fitting = [
        place
        for place in places
        if place.refused is None
        and kept.problem.slots[place.slot].id == moved["slot_id"]
        and moved["table_id"] in (None, place.table)
    ]
    if not fitting:
        return None
    best = min(fitting, key=lambda place: len(place.displaced))
    after = {**kept.solution.placements, identity: Placement(best.slot, best.table)}
    return Solution(after | {one.candidate: one.after for one in best.displaced if one.after})


def _answer(problem: Problem, published: Solution, found: Proposal) -> Document:
    before = tier_values(problem, published)
    return {
        "status": found.status,
        "meetings": None
        if found.solution is None
        else [
            {
                "cooperative_id": str(seat.cooperative_id),
                "partner_id": str(seat.partner_id),
                "table_id": str(seat.table_id),
                "slot_id": str(seat.slot_id),
                "seat": seat.seat,
            }
            for seat in seats_of(problem, found.solution)
        ],
        "people": None if found.stability is None else found.stability.people,
        "changed": None if found.stability is None else found.stability.meetings,
        "proven": found.stability_proven,
        "unavoidable": found.forced.people,
        "tiers": [
            {
                "name": tier.name,
                "before": list(before[tier.name]),
                "after": list(tier.value),
                "bound": None if tier.bound is None else list(tier.bound),
                "proven": tier.proven,
            }
            for tier in found.tiers
        ],
        "reasons": reasons_of(problem, found.reasons),
        "seconds": round(found.seconds, 3),
    }
