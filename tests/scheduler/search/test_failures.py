"""A phase that fails is reported, and loses nothing that others have found."""

from dataclasses import replace

import pytest

from scheduler import Transition, solve
from scheduler.model.generate import random_problem
from scheduler.verify.certificate import certify
from tests.scheduler.clocks import slow

EVENT = random_problem(visitors=10, hosts=3, slots=4, requests=30, seats=3, seed=5)
CROWDED = replace(
    EVENT,
    parties=tuple(replace(p, zone=p.id if p.side == "host" else None) for p in EVENT.parties),
    candidates=tuple(replace(c, length=1 + row % 2) for row, c in enumerate(EVENT.candidates)),
    transition=Transition(slots=2),
)
"""Flows leave out lengths and walking, and no timetable attains their bounds."""
PHASES = (
    "scheduler.search.bounds.select",
    "scheduler.search.driver.plan_anew",
    "scheduler.search.driver.TierModel",
    "scheduler.search.driver.CompactnessTier",
    "scheduler.search.bounds.TierBounds.settle",
)


def fails(*_: object, **__: object) -> None:
    raise LookupError("this phase is out of order")


@pytest.mark.parametrize("phase", PHASES)
def test_a_failing_phase_is_said_to_and_loses_no_timetable(
    phase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phase, fails)
    monkeypatch.setattr("scheduler.search.driver.is_small", lambda _: False)
    with slow():
        result = solve(CROWDED, time_limit=2.5, deterministic=True)
    assert result.solution is not None
    assert any("out of order" in tier.failure for tier in result.tiers)
    assert certify(CROWDED, result).holds


def test_a_failure_that_leaves_no_timetable_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.search.driver.first_timetable", lambda *_, **__: None)
    monkeypatch.setattr("scheduler.search.driver.TierModel", fails)
    with slow(), pytest.raises(LookupError, match="out of order"):
        solve(CROWDED, time_limit=2.5, deterministic=True)
