"""Only modules that solve load the solvers."""

import subprocess
import sys

import pytest

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
