"""What must not matter to a solve, and that more freedom never hurts."""

from dataclasses import replace
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from scheduler import Party, Problem, Slot, Table, Transition, solve
from scheduler.model.tiers import rank
from tests.scheduler.campaign import lean
from tests.scheduler.strategies import any_pairs, two_sided

COUNTED = ("fairness", "first_choices", "satisfaction", "compactness")
"""Tiers whose scale does not depend on what is limited."""


def values(
    problem: Problem, tiers: tuple[str, ...] = COUNTED
) -> tuple[tuple[int, ...], ...] | None:
    """What is reached in the tiers, which is the best there is; rises with quality."""
    result = solve(problem, time_limit=600, workers=1, tiers=tiers)
    assert result.status in ("optimal", "infeasible")
    if result.solution is None:
        return None
    return rank({tier.name: tier.value for tier in result.tiers}, tiers)


@lean(25)
@given(any_pairs(most=4), st.randoms(use_true_random=False))
def test_the_order_of_parties_and_candidates_does_not_matter(
    problem: Problem, dice: Random
) -> None:
    parties, candidates = list(problem.parties), list(problem.candidates)
    dice.shuffle(parties)
    dice.shuffle(candidates)
    shuffled = replace(problem, parties=tuple(parties), candidates=tuple(candidates))
    assert values(shuffled) == values(problem)


def with_another_slot(problem: Problem) -> Problem:
    """The last slot once more, as a session of its own."""
    last = problem.slots[-1]
    again = Slot("again", last.end, 2 * last.end - last.start, "again", last.day)
    return replace(problem, slots=(*problem.slots, again))


@lean(20)
@given(any_pairs(most=4), st.data())
def test_a_blocked_candidate_might_as_well_not_be_there(
    problem: Problem, data: st.DataObject
) -> None:
    free = [c for c in problem.candidates if not c.mandatory and c.id not in problem.lock_of]
    assume(free)
    gone = data.draw(st.sampled_from(free)).id
    absent = replace(
        problem,
        candidates=tuple(c for c in problem.candidates if c.id != gone),
        pools=tuple(
            p if p.candidates is None else replace(p, candidates=p.candidates - {gone})
            for p in problem.pools
        ),
        precedences=tuple(p for p in problem.precedences if gone not in (p.before, p.after)),
        blocks=problem.blocks - {gone},
    )
    blocked = replace(problem, blocks=problem.blocks | {gone})
    tiers = ("satisfaction", "compactness")
    assert values(blocked, tiers) == values(absent, tiers)


@lean(25)
@given(two_sided(plain=False, most=4))
def test_relaxing_a_constraint_never_hurts(problem: Problem) -> None:
    relaxed = [
        replace(problem, pools=()),
        replace(problem, precedences=()),
        replace(problem, transition=Transition()),
        replace(problem, blocks=frozenset()),
        replace(problem, parties=tuple(replace(p, available=None) for p in problem.parties)),
        replace(problem, parties=tuple(replace(p, max_meetings=None) for p in problem.parties)),
        replace(problem, tables=tuple(replace(t, seats=t.seats + 1) for t in problem.tables)),
        replace(problem, tables=tuple(replace(t, available=None) for t in problem.tables)),
        replace(problem, locks=()),
        replace(problem, spread=None),
        replace(problem, pauses=()),
        replace(problem, parties=tuple(replace(p, required_meetings=0) for p in problem.parties)),
        with_another_slot(problem),
    ]
    before = values(problem)
    if before is not None:
        reached = [values(better) for better in relaxed if better != problem]
        assert all(after is not None and after >= before for after in reached)


@lean(15)
@given(two_sided(plain=False, most=4))
def test_a_useless_table_changes_nothing(problem: Problem) -> None:
    spare = Party("nobody")
    useless = replace(
        problem,
        parties=(*problem.parties, spare),
        tables=(*problem.tables, Table("useless", "nobody")),
    )
    assert values(useless) == values(problem)
