"""The compiled moves of annealing answer as those in Python, which are their oracle."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hatch_build
from scheduler import Problem, solve
from scheduler.compact import compiled
from scheduler.compact.annealing import Annealing
from scheduler.compact.chains import Chains, Cost
from scheduler.compact.compiled import CompiledChains
from scheduler.construct.completion import complete
from scheduler.construct.partial import PartialTimetable, partial_from
from scheduler.data.domain import domain_of
from scheduler.model.generate import random_problem
from scheduler.model.solution import Solution
from scheduler.verify.certificate import certify
from tests.scheduler.campaign import lean
from tests.scheduler.clocks import calm, slow
from tests.scheduler.events import grid
from tests.scheduler.strategies import any_pairs, two_sided

ROOT = Path(hatch_build.__file__).parent


@pytest.fixture(autouse=True)
def built() -> Iterator[None]:
    """The library, compiled here if it was not at installation."""
    assert hatch_build.build_search(ROOT)
    compiled.library.cache_clear()
    assert compiled.library() is not None
    yield
    compiled.library.cache_clear()


def answers(
    chains: type[Chains] | type[CompiledChains], problem: Problem, seed: int, heats: Sequence[float]
) -> list[tuple[Cost, Solution]]:
    """The most compact timetable after some steps at each of these temperatures."""
    domain = domain_of(problem)
    begun = PartialTimetable(domain)
    complete(begun, calm())
    partial = partial_from(domain, begun.solution())
    moves = chains(partial, [0] * len(problem.parties), seed, 0.01)
    found = []
    for heat in heats:
        moves.steps(100, heat)
        found.append((moves.best, moves.solution()))
    moves.settle()
    assert partial.solution() == found[-1][1]
    return found


HEATS = (0.6, 0.3, 0.1, 0.05)


@lean(60)
@given(st.one_of(any_pairs(), two_sided(plain=False)), st.integers(0, 10**6))
def test_every_constraint_is_kept_as_in_python(problem: Problem, seed: int) -> None:
    found = [answers(chains, problem, seed, HEATS) for chains in (Chains, CompiledChains)]
    assert found[0] == found[1]


def test_a_whole_event_comes_out_as_in_python() -> None:
    event = random_problem(visitors=120, hosts=12, slots=10, requests=480, seats=2, seed=9)
    found = [answers(chains, event, 4, HEATS * 5) for chains in (Chains, CompiledChains)]
    assert found[0] == found[1]
    assert found[1][-1][0] < found[1][0][0]


def test_without_the_library_python_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(compiled.PLAIN, "1")
    compiled.library.cache_clear()
    problem = grid(3, 3, 4)
    partial = PartialTimetable(domain_of(problem))
    complete(partial, calm())
    annealing = Annealing(partial, 0)
    assert not compiled.is_compiled_for(partial)
    annealing.run(calm(), 400, lambda _: False, lambda _: None)
    with slow():
        result = solve(problem, time_limit=5, workers=1)
    assert certify(problem, result).holds
    monkeypatch.undo()
    compiled.library.cache_clear()


def test_a_source_that_does_not_compile_is_said_to_and_stops_nothing(tmp_path: Path) -> None:
    source = tmp_path / hatch_build.SEARCH
    source.parent.mkdir(parents=True)
    source.write_text("no C")
    assert not hatch_build.build_search(tmp_path)
    assert not (tmp_path / hatch_build.COMPILED).exists()


def test_a_library_of_another_machine_is_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = tmp_path / "annealing.bin"
    strange.write_bytes(b"another machine's")
    monkeypatch.setattr(compiled, "LIBRARY", strange)
    compiled.library.cache_clear()
    assert compiled.library() is None
    monkeypatch.undo()
    compiled.library.cache_clear()


def test_a_library_of_another_source_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "annealing.c"
    other.write_text("changed since")
    monkeypatch.setattr(compiled, "SOURCE", other)
    compiled.library.cache_clear()
    assert compiled.library() is None
    monkeypatch.undo()
    compiled.library.cache_clear()
