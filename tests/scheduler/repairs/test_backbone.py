"""The backbone of repairs: by example, and against all repairs with the least change."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler import Placement, Pool, Precedence, Problem, Solution, Table
from scheduler.data.domain import domain_of
from scheduler.data.placements import published_rows
from scheduler.repairs.backbone import backbone
from scheduler.repairs.freezing import frozen_problem
from scheduler.repairs.stability import NOTHING_FROZEN, Freeze, keepable
from tests.scheduler.events import grid, with_tables
from tests.scheduler.repairs.days import SLOW, days, running_days
from tests.scheduler.repairs.truth import changed, repairs
from tests.scheduler.strategies import any_pairs, two_sided


def kept(problem: Problem, published: Solution, freeze: Freeze = NOTHING_FROZEN) -> set[str]:
    """Ids of the meetings in the backbone."""
    before = domain_of(problem)
    rows = published_rows(problem, published)
    open_ = keepable(before, rows)
    domain = domain_of(frozen_problem(before, rows, open_, freeze))
    found = backbone(domain, open_, np.flatnonzero(domain.held).tolist())
    return {problem.candidates[row].id for row in found}


def pairs(*due: str, visitors: int = 3, **changes: Any) -> tuple[Problem, Solution]:
    """Each visitor with the host of the same number, all in slot 0; some more must be held."""
    problem = grid(visitors, visitors, 2)
    problem = replace(
        problem,
        candidates=tuple(replace(c, mandatory=c.id in due) for c in problem.candidates),
        **changes,
    )
    return problem, Solution({f"v{i}h{i}": Placement(0) for i in range(visitors)})


def test_only_meetings_of_the_two_who_must_meet_are_in_doubt() -> None:
    assert kept(*pairs()) == {"v0h0", "v1h1", "v2h2"}
    assert kept(*pairs("v0h1")) == {"v2h2"}


def test_meetings_of_other_slots_last_unless_a_party_may_have_only_so_many() -> None:
    problem, published = pairs("v0h1")
    narrow = replace(
        problem,
        candidates=tuple(
            replace(c, allowed=frozenset({1})) if c.id == "v0h1" else c for c in problem.candidates
        ),
    )
    assert kept(narrow, published) == {"v0h0", "v1h1", "v2h2"}
    limited = replace(
        narrow,
        parties=tuple(replace(p, max_meetings=1) if p.id == "v0" else p for p in narrow.parties),
    )
    assert kept(limited, published) == {"v1h1", "v2h2"}


@pytest.mark.parametrize(
    ("changes", "lasting_ones"),
    [
        ({"pools": (Pool("hall", 3),)}, set()),
        ({"pools": (Pool("hall", 3, frozenset({"v2h2", "v1h0"})),)}, {"v2h2"}),
        ({"precedences": (Precedence("v2h2", "v0h1"),)}, set()),
        ({"spread": 5}, set()),
    ],
)
def test_what_shares_a_limit_or_an_order_with_what_must_be_held_is_in_doubt(
    changes: dict[str, Any], lasting_ones: set[str]
) -> None:
    assert kept(*pairs("v0h1", **changes)) == lasting_ones


def test_what_shares_tables_with_what_must_be_held_is_in_doubt() -> None:
    problem, published = pairs("v0h1")
    tables = [Table(f"t{i}", None) for i in range(3)]
    seated = Solution({c: Placement(0, f"t{i}") for i, c in enumerate(published.placements)})
    assert kept(with_tables(problem, *tables), seated) == set()


def test_a_due_meeting_in_doubt_casts_doubt_on_its_own_neighbours() -> None:
    problem, published = pairs("v0h1", "v1h1", visitors=4)
    assert kept(problem, published) == {"v2h2", "v3h3"}
    ordered = replace(problem, precedences=(Precedence("v1h1", "v3h3"),))
    published = Solution({"v1h1": Placement(0), "v3h3": Placement(1)})
    assert kept(ordered, published) == set()


def agree(problem: Problem, published: Solution, freeze: Freeze) -> None:
    certain = kept(problem, published, freeze)
    found = list(repairs(problem, published, freeze))
    least = min((changed(problem, published, s, freeze) for s in found), default=None)
    for solution in found:
        if changed(problem, published, solution, freeze) == least:
            held = solution.placements
            assert all(held.get(c) == published.placements[c] for c in certain)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(st.one_of(days(two_sided(plain=False, most=4)), days(any_pairs(most=4)), running_days()))
def test_no_repair_that_changes_least_changes_what_lasts(
    day: tuple[Problem, Solution, Freeze],
) -> None:
    agree(*day)
