"""Valid results with one number changed are proven only where they are still true."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from scheduler import Problem
from tests.scheduler.campaign import lean
from tests.scheduler.mutants import mutants_judged
from tests.scheduler.strategies import any_pairs, two_sided


@lean(10)
@given(two_sided(plain=False, most=4), st.integers(0, 10**9))
def test_mutants_of_two_sided_problems(problem: Problem, seed: int) -> None:
    mutants_judged(problem, Random(seed))


@lean(10)
@given(any_pairs(most=4), st.integers(0, 10**9))
def test_mutants_of_problems_with_any_pairs(problem: Problem, seed: int) -> None:
    mutants_judged(problem, Random(seed))
