"""The first timetable of a full-size event with every constraint there is, before any search."""

from dataclasses import replace

import pytest

from benchmarks.unseen import KINDS
from scheduler import Placement, Precedence, Problem, Solution
from scheduler.anytime.incumbent import Incumbent
from scheduler.anytime.progress import SILENT
from scheduler.budget.effort import Effort
from scheduler.construct.completion import merged
from scheduler.data.domain import domain_of
from scheduler.model.tiers import FLOW_TIERS
from scheduler.relax.lexicographic import relax
from scheduler.search.initial import first_timetable
from tests.scheduler.clocks import calm, slow
from tests.scheduler.events import all_held, grid

NEAR = 0.95
"""Share of a bound that construction reaches."""


def begun(problem: Problem, tiers: tuple[str, ...] = FLOW_TIERS) -> Incumbent:
    with slow():
        domain = domain_of(problem)
        clock = calm()
        incumbent = Incumbent(domain, tiers, clock, SILENT)
        relaxation = relax(domain, tiers)
        for tier, bound in relaxation.bounds.items():
            incumbent.bounded(tier, bound, "bounds")
        effort = Effort(seed=1, workers=1)
        first_timetable(incumbent, relaxation, clock, effort, enough=lambda: False, attempts=1)
    return incumbent


@pytest.mark.parametrize("seed", [2, 8])
def test_everything_at_once_is_built_near_the_bound(seed: int) -> None:
    incumbent = begun(KINDS["everything"](seed))
    assert incumbent.solution is not None
    met, *_ = incumbent.values["fairness"]
    assert met >= NEAR * incumbent.bounds["fairness"][0]
    [worth], [bound] = incumbent.values["satisfaction"], incumbent.bounds["satisfaction"]
    assert worth >= NEAR * bound


def test_what_must_be_held_in_an_order_that_no_exchange_finds_is_searched_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("scheduler.search.initial.HOLD_SECONDS", 30.0)
    day = all_held(grid(1, 4, 4))
    backwards = tuple(Precedence(f"v0h{n + 1}", f"v0h{n}") for n in range(3))
    incumbent = begun(replace(day, precedences=backwards))
    assert incumbent.solution is not None
    assert {i: at.slot for i, at in incumbent.solution.placements.items()} == {
        f"v0h{n}": 3 - n for n in range(4)
    }


def test_meetings_that_a_search_dropped_are_held_again_where_they_still_fit() -> None:
    domain = domain_of(grid(3, 3, 3))
    former = Solution({"v0h0": Placement(2), "v1h1": Placement(0), "v2h2": Placement(1)})
    better = Solution({"v1h0": Placement(0)})
    kept = merged(domain, better, former, calm()).placements
    assert {"v1h0": 0, "v0h0": 2, "v2h2": 1}.items() <= {
        i: at.slot for i, at in kept.items()
    }.items()
    assert kept.get("v1h1") != Placement(0)
    assert len(kept) > len(former.placements)
