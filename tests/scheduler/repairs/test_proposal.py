"""Repair by example."""

from dataclasses import replace

import pytest

from scheduler import Candidate, Lock, Party, Placement, Solution, Table, solve
from scheduler.model.generate import random_problem
from scheduler.model.problem import Problem
from scheduler.repairs.differences import Held, Moved, PartyChanges
from scheduler.repairs.proposal import Proposal, repair
from scheduler.repairs.stability import Freeze, Stability
from tests.scheduler.events import grid, with_tables


def without(problem: Problem, party: str, *slots: int) -> Problem:
    """The party is not available in these slots."""
    everywhere = frozenset(range(len(problem.slots)))
    return replace(
        problem,
        parties=tuple(
            replace(p, available=everywhere - frozenset(slots)) if p.id == party else p
            for p in problem.parties
        ),
    )


def diagonal(problem: Problem) -> Solution:
    """v0 meets h0 then h1, v1 meets h1 then h0."""
    return Solution(
        {
            "v0h0": Placement(0),
            "v1h1": Placement(0),
            "v0h1": Placement(1),
            "v1h0": Placement(1),
        }
    )


def changes_of(proposal: Proposal, party: str) -> PartyChanges:
    return next(change for change in proposal.changes if change.party == party)


def test_nothing_changes_when_nothing_has_happened() -> None:
    problem = grid()
    proposal = repair(problem, diagonal(problem), time_limit=20)
    assert proposal.status == "optimal"
    assert proposal.solution == diagonal(problem)
    assert proposal.stability == Stability(0, 0, 0)
    assert proposal.changes == ()


def test_an_absence_costs_nobody_but_the_absent_and_their_hosts() -> None:
    problem = without(grid(3, 2, 3), "v0", 0, 1, 2)
    proposal = repair(problem, diagonal(problem), time_limit=20)
    assert proposal.stability == Stability(0, 3, 2)
    assert proposal.stability_proven
    assert changes_of(proposal, "v0").lost == (
        Held("v0h0", Placement(0)),
        Held("v0h1", Placement(1)),
    )
    assert [held.candidate for held in changes_of(proposal, "v2").gained]
    assert not any(change.party == "v1" for change in proposal.changes)


def test_a_meeting_at_a_closed_table_moves_rather_than_being_lost() -> None:
    problem = with_tables(grid(1, 1, 2), Table("a", "h0", available=frozenset()), Table("b", "h0"))
    proposal = repair(problem, Solution({"v0h0": Placement(0, "a")}), time_limit=20)
    [moved] = changes_of(proposal, "v0").moved
    assert moved == Moved("v0h0", Placement(0, "a"), moved.after)
    assert moved.after.table == "b"


def test_a_table_that_no_longer_exists_is_a_closed_one() -> None:
    problem = with_tables(grid(1, 1, 2), Table("b", "h0"))
    proposal = repair(problem, Solution({"v0h0": Placement(0, "a")}), time_limit=20)
    assert proposal.stability == Stability(0, 2, 1)
    assert proposal.solution is not None
    assert proposal.solution.placements["v0h0"].table == "b"


def test_a_walk_in_takes_a_free_seat_and_moves_nobody() -> None:
    before = grid(2, 2, 3)
    published = diagonal(before)
    problem = replace(
        before,
        parties=(*before.parties, Party("w", side="visitor", min_meetings=2)),
        candidates=(
            *before.candidates,
            Candidate("wh0", "w", "h0", score_a=9),
            Candidate("wh1", "w", "h1", score_a=9),
        ),
    )
    proposal = repair(problem, published, time_limit=20)
    assert proposal.stability == Stability(0, 0, 0)
    assert len(changes_of(proposal, "w").gained) == 1


def test_what_must_be_held_displaces_as_few_people_as_possible() -> None:
    before = grid(2, 2, 2)
    problem = replace(
        before,
        parties=(*before.parties, Party("w", side="visitor")),
        candidates=(*before.candidates, Candidate("wh0", "w", "h0", mandatory=True)),
    )
    proposal = repair(problem, diagonal(problem), time_limit=20)
    assert proposal.stability == Stability(0, 2, 1)
    assert proposal.stability_proven
    assert proposal.forced == Stability(0, 0, 0)


def test_frozen_meetings_stay_and_frozen_slots_take_nothing_new() -> None:
    problem = without(grid(3, 2, 2), "v0", 0)
    published = diagonal(problem)
    frozen = repair(problem, published, freeze=Freeze(frozenset({0})), time_limit=20)
    assert frozen.solution is not None
    assert not any(
        at.slot == 0 and frozen.solution.placements.get(c) != published.placements.get(c)
        for c, at in frozen.solution.placements.items()
    )
    assert "v0h0" not in frozen.solution.placements


def test_a_released_seat_in_a_frozen_slot_goes_to_standby_only() -> None:
    problem = without(grid(4, 2, 2), "v0", 0)
    freeze = Freeze(frozenset({0}), refill=frozenset({0}), standby=frozenset({"v3"}))
    proposal = repair(problem, diagonal(problem), freeze=freeze, time_limit=20)
    assert proposal.solution is not None
    newcomers = {
        candidate
        for candidate, at in proposal.solution.placements.items()
        if at.slot == 0 and candidate != "v1h1"
    }
    assert newcomers == {"v3h0"}


def test_a_lock_opens_a_frozen_slot() -> None:
    problem = replace(grid(1, 1, 2), locks=(Lock("v0h0", 0),))
    proposal = repair(problem, Solution(), freeze=Freeze(frozenset({0})), time_limit=20)
    assert proposal.solution == Solution({"v0h0": Placement(0)})


def test_an_impossible_duty_is_reported_with_its_reason() -> None:
    problem = without(replace(grid(1, 1, 1), locks=(Lock("v0h0", 0),)), "v0", 0)
    proposal = repair(problem, Solution({"v0h0": Placement(0)}), time_limit=20)
    assert proposal.status == "infeasible"
    assert "v0h0" in proposal.reasons[0].text


def test_duties_that_clash_with_each_other_are_infeasible() -> None:
    before = grid(2, 1, 1)
    problem = replace(
        before, candidates=tuple(replace(c, mandatory=True) for c in before.candidates)
    )
    proposal = repair(problem, Solution({"v0h0": Placement(0)}), time_limit=20)
    assert proposal.status == "infeasible"
    assert "2 meetings" in proposal.reasons[0].text


def test_a_published_meeting_the_problem_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="'x' is not a candidate"):
        repair(grid(), Solution({"x": Placement(0)}))


def test_deterministic_repairs_are_repeatable() -> None:
    problem = random_problem(visitors=40, hosts=6, slots=6, requests=120, seats=1, seed=5)
    published = solve(problem, time_limit=60, deterministic=True).solution
    assert published is not None
    changed = without(without(problem, "v0", *range(6)), "h1", 2)
    first, second = (
        repair(changed, published, time_limit=60, deterministic=True) for _ in range(2)
    )
    assert first.repeatable
    assert second.repeatable
    assert first.solution == second.solution
    assert first.stability == second.stability
    assert [(t.value, t.bound) for t in first.tiers] == [(t.value, t.bound) for t in second.tiers]


def test_a_repair_that_is_stopped_still_returns_what_it_has() -> None:
    problem = without(grid(3, 2, 3), "v0", 0, 1, 2)
    proposal = repair(problem, diagonal(problem), time_limit=20, stop=lambda: True)
    assert proposal.status == "feasible"
    assert proposal.stability_proven


def test_what_was_promised_is_proposed_where_the_search_has_no_time() -> None:
    problem = with_tables(grid(2, 1, 2), Table("a", "h0"))
    published = Solution({"v0h0": Placement(0, "a"), "v1h0": Placement(1, "a")})
    swapped = Solution({"v0h0": Placement(1, "a"), "v1h0": Placement(0, "a")})
    locked = replace(problem, locks=(Lock("v0h0", 1, "a"),))
    proposal = repair(locked, published, time_limit=0.0, promised=swapped)
    assert proposal.solution == swapped
    broken = repair(locked, published, time_limit=0.0, promised=published)
    assert broken.solution is None or len(broken.solution.placements) <= 2
    assert broken.solution != published
