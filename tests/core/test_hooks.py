"""The hooks before a commit: they run with installed programs, and without a network."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from pre_commit.clientlib import load_config

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / ".pre-commit-config.yaml"
HOOKS: list[dict[str, Any]] = [
    hook for repo in yaml.safe_load(CONFIG.read_text("utf-8"))["repos"] for hook in repo["hooks"]
]


def test_the_hooks_are_those_of_make_check() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert [hook["id"] for hook in HOOKS] == ["ruff-format", "ruff-check", "mypy", "lint-imports"]
    for hook in HOOKS:
        program = hook["entry"].removeprefix(".venv/bin/").removesuffix(" --force-exclude")
        assert f"$(BIN)/{program}" in makefile


def test_nothing_is_fetched_and_the_file_is_a_valid_one() -> None:
    config = load_config(CONFIG)
    assert [repo["repo"] for repo in config["repos"]] == ["local"]
    assert {hook["language"] for hook in HOOKS} <= {"system", "unsupported"}


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_and_knows_its_options(hook: dict[str, Any]) -> None:
    program, *arguments = hook["entry"].split()
    assert program.startswith(".venv/bin/")
    command = [Path(sys.executable).with_name(Path(program).name), *arguments, "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "usage" in done.stdout.lower()
