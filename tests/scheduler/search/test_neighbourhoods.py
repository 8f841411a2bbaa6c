"""Neighbourhoods of a timetable, planned anew."""

import pytest

from scheduler import Placement, Solution
from scheduler.anytime.incumbent import Incumbent
from scheduler.anytime.progress import SILENT
from scheduler.budget.effort import Effort
from scheduler.data.domain import domain_of
from scheduler.model.tiers import FLOW_TIERS
from scheduler.relax.lexicographic import relax
from scheduler.search.neighbourhoods import Neighbourhoods
from tests.scheduler.clocks import calm
from tests.scheduler.events import grid


def test_rounds_lead_from_a_single_meeting_to_the_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.search.neighbourhoods.ROUND_SECONDS", 30.0)
    domain = domain_of(grid(6, 3, 6))
    clock = calm()
    incumbent = Incumbent(domain, FLOW_TIERS, clock, SILENT)
    incumbent.offer(Solution({"v0h0": Placement(0)}), "start")
    for tier, bound in relax(domain, FLOW_TIERS).bounds.items():
        incumbent.bounded(tier, bound, "bounds")
    Neighbourhoods(incumbent, FLOW_TIERS, clock, Effort(seed=1, workers=1)).run(clock)
    assert incumbent.values["fairness"] == (6, 6, 6)
    assert all(incumbent.reached(tier) for tier in FLOW_TIERS)
