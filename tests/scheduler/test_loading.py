"""Only modules that solve load the solvers."""

import pkgutil
import subprocess
import sys

import pytest

import scheduler

UNWANTED = "{'ortools', 'pandas'} & {name.partition('.')[0] for name in sys.modules}"


@pytest.mark.parametrize(
    "module",
    [
        "scheduler, scheduler.model.io, scheduler.verify.certificate, scheduler.model.generate",
        "scheduler.b2bsp.reader, scheduler.b2bsp.checker",
        "app.main",
    ],
)
def test_importing_loads_no_solver(module: str) -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", f"import sys, {module}; print(sorted({UNWANTED}))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.strip() == "[]"


def test_solving_does_load_one() -> None:
    code = (
        "import sys; from scheduler import Problem, solve; "
        f"solve(Problem((), (), ()), time_limit=1); print(sorted({UNWANTED}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert "ortools" in loaded.stdout


def test_no_name_for_callers_is_that_of_a_folder_which_would_hide_it_once_imported() -> None:
    folders = {module.name for module in pkgutil.iter_modules(scheduler.__path__)}
    assert folders.isdisjoint(scheduler.__all__)
