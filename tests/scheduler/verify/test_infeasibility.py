"""Reasons why nothing satisfies a problem are verified: those counted, and clashes of demands."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import Lock, Party, Pause, Pool, Precedence, Problem, Reason, Result, solve
from scheduler.data.domain import domain_of
from scheduler.reasons.contradictions import contradictions
from scheduler.reasons.demands import demands_of, making_only, only_held
from scheduler.verify.certificate import certify
from tests.scheduler.campaign import lean
from tests.scheduler.events import all_held, grid, set_party
from tests.scheduler.oracle import solutions
from tests.scheduler.strategies import any_pairs, two_sided
from tests.scheduler.verified import certified, independent_verdict


def infeasible(problem: Problem) -> Result:
    result = solve(problem, time_limit=20, workers=1)
    assert result.status == "infeasible"
    return result


def clashing() -> Problem:
    """v0 must see h0 before h1, is away in slot 2, and h1 is taken in slot 1."""
    problem = all_held(grid(2, 2, 3))
    return replace(
        set_party(problem, Party("v0", side="visitor", available=frozenset({0, 1}))),
        precedences=(Precedence("v0h0", "v0h1"),),
        locks=(Lock("v1h1", 1),),
    )


def verdicts(problem: Problem, result: Result) -> set[str]:
    return {certify(problem, result).verdict, independent_verdict(problem, result)}


def test_a_clash_is_proven_with_every_demand_that_it_needs() -> None:
    problem = clashing()
    result = infeasible(problem)
    assert result.reasons[0].code == "clash"
    assert certified(problem, result).verdict == "proven"


def test_a_demand_made_twice_is_named_once() -> None:
    once = all_held(grid(1, 2, 3))
    pause, order = Pause("v0", frozenset({0, 1})), Precedence("v0h0", "v0h1")
    problem = replace(once, locks=(Lock("v0h0", 1),), precedences=(order,) * 2, pauses=(pause,) * 2)
    problem = replace(problem, pauses=(*problem.pauses, *(Pause("v0", frozenset({1, 2})),) * 2))
    result = infeasible(problem)
    assert len({str(reason) for reason in result.reasons}) == len(result.reasons) > 1
    assert certified(problem, result).verdict == "proven"


def test_a_clash_without_one_of_its_demands_is_false() -> None:
    problem = clashing()
    result = infeasible(problem)
    head, *named = result.reasons
    for left_out in named:
        fewer = tuple(reason for reason in named if reason is not left_out)
        smaller = Reason("clash", {"groups": len(fewer), "others": len(fewer) - 1})
        for heading in (head, smaller):
            assert verdicts(problem, replace(result, reasons=(heading, *fewer))) == {"false"}


def test_a_clash_with_a_demand_too_many_is_false() -> None:
    problem = replace(clashing(), pools=(Pool("hall", 3),))
    result = infeasible(problem)
    named = (*result.reasons[1:], Reason("demand_pool", {"pool": "hall", "limit": 3}))
    head = Reason("clash", {"groups": len(named), "others": len(named) - 1})
    assert verdicts(problem, replace(result, reasons=(head, *named))) == {"false"}


def test_a_limit_to_breaks_is_blamed_only_where_there_is_one_and_it_is_the_cause() -> None:
    result = infeasible(clashing())
    for spread in (None, 0):
        problem = replace(clashing(), spread=spread)
        forged = replace(infeasible(problem), reasons=(Reason("clash_over_spread", {"spread": 0}),))
        assert verdicts(problem, forged) == {"false"}
    assert result.reasons


def requiring(*numbers: int) -> Problem:
    """Visitors of whom so many meetings are required, two hosts and two slots."""
    problem = grid(len(numbers), 2, 2)
    for index, number in enumerate(numbers):
        party = Party(f"v{index}", side="visitor", required_meetings=number)
        problem = set_party(problem, party)
    return problem


def test_required_meetings_that_clash_are_proven_to_with_each_that_is_needed() -> None:
    problem = requiring(2, 1, 2, 0)
    result = infeasible(problem)
    head, *named = result.reasons
    assert head == Reason("clash", {"groups": 3, "others": 2})
    assert {reason.params["party"]: reason.params["least"] for reason in named} == {
        "v0": 2,
        "v1": 1,
        "v2": 2,
    }
    assert certified(problem, result).verdict == "proven"


def test_required_meetings_too_few_too_many_or_of_others_are_no_clash() -> None:
    problem = requiring(2, 1, 2, 0)
    result = infeasible(problem)
    least = {n: Reason("demand_least", {"party": f"v{n}", "least": 2}) for n in (0, 2)}
    fewer = (Reason("clash", {"groups": 2, "others": 1}), *least.values())
    more = set_party(problem, Party("v3", side="visitor", required_meetings=1))
    added = Reason("demand_least", {"party": "v3", "least": 1})
    many = (Reason("clash", {"groups": 4, "others": 3}), *result.reasons[1:], added)
    claims = [(problem, fewer), (problem, many), (more, many)]
    for posed, reasons in claims:
        claim = replace(infeasible(posed), reasons=reasons)
        assert verdicts(posed, claim) == {"false"}


@pytest.mark.parametrize(
    "problem",
    [
        all_held(grid(3, 2, 2)),
        all_held(replace(grid(2, 2, 3), pools=(Pool("hall", 1),))),
        replace(
            grid(2, 2, 3),
            pools=(Pool("hall", 1),),
            locks=(Lock("v0h0", 0), Lock("v1h1", 0)),
        ),
        replace(grid(2, 1, 3), locks=(Lock("v0h0", 0), Lock("v1h0", 0))),
        replace(all_held(grid(2, 2, 2)), blocks=frozenset({"v0h0"})),
        set_party(all_held(grid(2, 2, 2)), Party("v0", side="visitor", available=frozenset())),
        set_party(grid(2, 2, 2), Party("v0", side="visitor", required_meetings=3)),
    ],
    ids=["party", "pool", "pool in a slot", "party in a slot", "blocked", "without slot", "short"],
)
def test_what_counting_shows_is_proven_by_it_and_another_number_or_name_is_false(
    problem: Problem,
) -> None:
    result = infeasible(problem)
    assert certified(problem, result).verdict == "proven"
    for forged in forgeries(result.reasons[0]):
        assert verdicts(problem, replace(result, reasons=(forged,))) == {"false"}


def forgeries(reason: Reason) -> Iterator[Reason]:
    """The reason with each number one more, and with each name another."""
    for name, value in reason.params.items():
        other = value + 1 if isinstance(value, int) else "nobody"
        yield Reason(reason.code, {**reason.params, name: other})
    yield Reason(reason.code, {})
    yield Reason("no_such_code", reason.params)


def is_true(problem: Problem, reasons: tuple[Reason, ...]) -> bool:
    """Whether a clash of demands is one and minimal, by exhaustive search."""
    core = only_held(replace(problem, spread=None))
    demands = demands_of(core)
    kept = [demand for demand in demands if demand.reason in reasons]

    def possible(made: list[object]) -> bool:
        posed = making_only(core, demands, [d for d in kept if any(d is one for one in made)])
        return next(solutions(posed), None) is not None

    alone = [[d for d in kept if d is not spared] for spared in kept]
    return not possible([*kept]) and all(possible([*made]) for made in alone)


@lean(20)
@given(two_sided(plain=False, most=4) | any_pairs(most=4), st.integers(0, 10**9))
def test_a_clash_drawn_at_random_is_proven_only_where_it_is_true(
    problem: Problem, seed: int
) -> None:
    random = Random(seed)
    problem = all_held(problem)
    result = solve(problem, time_limit=20, workers=1)
    certified(problem, result)
    if result.status != "infeasible" or contradictions(domain_of(problem)):
        return
    demands = demands_of(only_held(replace(problem, spread=None)))
    for _ in range(5):
        drawn = random.sample(demands, random.randint(1, min(4, len(demands))))
        named = tuple(demand.reason for demand in drawn)
        head = Reason("clash", {"groups": len(named), "others": len(named) - 1})
        claimed = (Reason("clash_of_one") if len(named) == 1 else head, *named)
        said = verdicts(problem, replace(result, reasons=claimed))
        assert "proven" not in said or is_true(problem, claimed)
