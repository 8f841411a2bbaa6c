"""The scheduler as a distribution of its own: built, put in place, and used by its examples."""

import ast
import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import app

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "packages" / "scheduler"
EXAMPLES = sorted((PACKAGE / "examples").glob("*.py"))
RUN = "import runpy, sys; [runpy.run_path(path) for path in sys.argv[1:]]"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("distribution")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    build = [*pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(folder), str(PACKAGE)], check=True)
    (wheel,) = folder.glob("titik_temu_scheduler-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_every_example_runs_on_the_installed_package_alone(installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", RUN, *map(str, EXAMPLES)],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
    )
    assert len(EXAMPLES) == 4
    said = ran.stdout.splitlines()
    assert sum(line.startswith("fairness: ") for line in said) == 4
    assert said.count("proven") + said.count("word") == 4


def test_the_package_is_typed_compiled_and_free_of_the_repositorys_name(installed: Path) -> None:
    package = installed / "titik_temu_scheduler"
    assert (package / "py.typed").is_file()
    assert (package / "compact" / "annealing.bin").is_file()
    for file in package.rglob("*.py"):
        assert "scheduler" not in {name.split(".")[0] for name in imported(file)}


def test_what_stands_beside_the_sources_is_left_behind(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("packages_build", PACKAGE / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    here = tmp_path / "here" / "compact"
    (here / "__pycache__").mkdir(parents=True)
    for name in ("annealing.c", "annealing.bin", "annealing.417", "tier.py", "__pycache__/a.pyc"):
        (here / name).write_text("from scheduler.model import Problem\n")
    build.renamed(here.parent, tmp_path / "there")
    copied = {file.name for file in (tmp_path / "there").rglob("*") if file.is_file()}
    assert copied == {"annealing.c", "tier.py", "py.typed"}


def test_the_guide_shows_the_first_example_as_it_runs() -> None:
    guide = (PACKAGE / "README.md").read_text(encoding="utf-8")
    assert f"```python\n{(PACKAGE / 'examples/contact_event.py').read_text()}```" in guide


def test_the_application_uses_what_the_library_offers_and_nothing_behind_it() -> None:
    behind = {
        (str(file), name)
        for file in Path(app.__file__).parent.rglob("*.py")
        for name in imported(file)
        if name.startswith("scheduler.")
    }
    assert not behind


def imported(file: Path) -> set[str]:
    """The modules that a file imports, by full name."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found
