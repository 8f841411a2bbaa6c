"""The README stays true: its commands work and its links lead to files."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from app.cli import cli

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
COMMANDS = [line.partition(" #")[0].strip() for block in BLOCKS for line in block.splitlines()]
RUN_HERE = [block for block in BLOCKS if "titik-temu import" in block or "-m scheduler" in block]
"""Blocks that a test can run unchanged; serving and the demo have tests of their own."""


def test_the_readme_shows_commands() -> None:
    assert {"make demo", "make test"} <= set(COMMANDS)


@pytest.mark.parametrize("target", [c.split()[1] for c in COMMANDS if c.startswith("make ")])
def test_a_make_target_exists(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("line", [c for c in COMMANDS if c.startswith("titik-temu ")])
def test_a_command_parses_with_its_options(line: str) -> None:
    command = get_command(cli)
    arguments = shlex.split(line)[1:]
    context = command.make_context("titik-temu", arguments, resilient_parsing=False)
    while arguments and hasattr(command, "commands"):
        name, *arguments = arguments
        command = command.commands[name]
    with command.make_context(line, arguments, parent=context):
        pass


def test_it_says_where_the_programs_are_before_it_names_one() -> None:
    said = README.index(". .venv/bin/activate")
    assert said < min(README.index(f"\n{one} ") for one in ("titik-temu", "python -m scheduler"))
    assert "VENV := .venv\n" in (ROOT / "Makefile").read_text("utf-8")


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_a_link_leads_to_a_file(link: str) -> None:
    assert (ROOT / link).exists()


def test_there_are_commands_to_run_here() -> None:
    assert len(RUN_HERE) == 2


@pytest.mark.parametrize("block", RUN_HERE)
def test_a_block_of_commands_works(block: str, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euc", block],
        cwd=tmp_path,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
