"""The independent verifier stands alone, and finds the same forgeries."""

import ast
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from scheduler import Problem, Result, Solution, io, solve
from scheduler.model.generate import random_problem
from scheduler.model.tiers import DEFAULT
from scheduler.verify import independent
from tests.scheduler.events import all_held, grid
from tests.scheduler.verified import certified, independent_verdict

FILE = Path(independent.__file__)


@pytest.fixture(scope="module")
def problem() -> Problem:
    return random_problem(visitors=40, hosts=6, slots=6, requests=120, seats=1, seed=5)


@pytest.fixture(scope="module")
def result(problem: Problem) -> Result:
    return solve(problem, time_limit=5, workers=1)


def test_it_imports_the_standard_library_alone() -> None:
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(FILE.read_text()))
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    assert imported <= set(sys.stdlib_module_names)


def test_it_runs_by_itself(problem: Problem, result: Result, tmp_path: Path) -> None:
    files = [tmp_path / "problem.json", tmp_path / "result.json"]
    files[0].write_text(json.dumps(json.loads(io.dump_problem(problem)), indent=1))
    files[1].write_text(io.dump_result(result))
    command = [sys.executable, "-I", str(FILE), *map(str, files)]
    ran = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "fairness" in ran.stdout
    worse = replace(result, tiers=result.tiers[:1])
    files[1].write_text(io.dump_result(worse))
    ran = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path)
    assert (ran.returncode, "false: " in ran.stdout) == (1, True)
    files[1].write_text("{}")
    assert subprocess.run(command, check=False, capture_output=True).returncode == 2


def test_it_proves_what_the_scheduler_proves(problem: Problem, result: Result) -> None:
    assert certified(problem, result).holds


@pytest.mark.parametrize("count", [0, 1, 3])
def test_optimal_in_fewer_tiers_than_were_asked_for_is_false(
    problem: Problem, result: Result, count: int
) -> None:
    forged = replace(result, status="optimal", tiers=result.tiers[:count])
    assert independent_verdict(problem, forged) == "false"
    assert independent_verdict(problem, replace(forged, asked=())) == "false"


def test_a_solution_that_is_not_that_of_the_tiers_is_false(
    problem: Problem, result: Result
) -> None:
    assert independent_verdict(problem, replace(result, solution=Solution())) == "false"


def test_infeasible_is_proven_or_refuted() -> None:
    crowded, easy = all_held(grid(3, 2, 2)), all_held(grid(2, 2, 2))
    claim = solve(crowded, time_limit=5, workers=1)
    assert certified(crowded, claim).verdict == "proven"
    forged = replace(claim, input_hash=io.digest(easy))
    assert independent_verdict(easy, forged) == "false"
    assert solve(easy, time_limit=5, workers=1, tiers=DEFAULT).solution is not None
