"""The limits of the house: how full folders, files and functions may be, and what tests mirror."""

import ast
from collections import Counter
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("app", "scheduler")
BESIDE = ("tests", "benchmarks")
"""Folders beside the packages, whose files are as short and whose functions are not counted."""
MOST_FILES = 14
"""Python files in a folder, beside `__init__`."""
MOST_ALIKE = 2
"""Files of a folder whose names begin with the same word and an underscore."""
MOST_LINES = 250
MOST_LINES_OF_A_FUNCTION = 50
LOADED_LATE = {
    "app/timetable/works/durable.py": "a worker that only solves loads no questions",
    "app/worker/duties.py": "an idle worker loads nothing of its duties",
    "app/worker/messenger.py": "an idle worker loads nothing that sends",
    "app/worker/program.py": "an idle worker loads no metrics",
    "app/worker/schema.py": "an idle worker loads no migrations",
    "app/worker/works.py": "a worker that only solves loads no documents",
    "scheduler/cli/answering.py": "a command loads what it runs",
    "scheduler/search/solve.py": "checking a timetable loads no solver",
}
"""Files that import within a function, and what for: to load later, never to hide a circle."""
LONGER = {"scheduler/verify/independent.py"}
"""Files that may be longer: strangers run this one alone, so all of it stands in one file."""
OF_NO_PACKAGE = {
    *("benchmarks", "campaigns", "clients", "contract", "durability", "examples", "forks"),
    *("surroundings", "walk"),
}
"""Folders of tests about more than one part of the packages, or about other folders."""


def _folders(package: str) -> list[Path]:
    """Return a package's folders that hold Python files."""
    return sorted({file.parent for file in (ROOT / package).rglob("*.py")})


def _modules(folder: Path) -> list[str]:
    return [file.stem for file in folder.glob("*.py") if not file.stem.startswith("__")]


def _rooms(folder: Path) -> int:
    return sum(child.is_dir() and (child / "__init__.py").exists() for child in folder.iterdir())


def _files(*folders: str) -> list[Path]:
    return [file for each in folders for file in sorted((ROOT / each).rglob("*.py"))]


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("package", PACKAGES)
def test_a_folder_holds_a_dozen_files(package: str) -> None:
    full = {
        str(folder.relative_to(ROOT)): len(_modules(folder))
        for folder in _folders(package)
        if len(_modules(folder)) > MOST_FILES
    }
    assert full == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_prefix_that_files_share_is_a_folder(package: str) -> None:
    shared = {
        (str(folder.relative_to(ROOT)), prefix): count
        for folder in _folders(package)
        for prefix, count in Counter(
            name.partition("_")[0] for name in _modules(folder) if "_" in name
        ).items()
        if count > MOST_ALIKE
    }
    assert shared == {}


def test_files_and_functions_stay_readable() -> None:
    long: list[str] = []
    for file in _files(*PACKAGES, *BESIDE):
        source = file.read_text("utf-8")
        name = file.relative_to(ROOT)
        if source.count("\n") > MOST_LINES and name.as_posix() not in LONGER:
            long.append(f"{name}: {source.count(chr(10))} lines")
        if file.relative_to(ROOT).parts[0] in BESIDE:
            continue
        for function in _functions(ast.parse(source)):
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines > MOST_LINES_OF_A_FUNCTION:
                long.append(f"{name}: {function.name} has {lines} lines")
    assert long == []


def test_an_import_inside_a_function_is_there_to_load_later() -> None:
    late = {
        file.relative_to(ROOT).as_posix()
        for file in _files(*PACKAGES)
        if file.relative_to(ROOT).parts[:2] != ("app", "cli")  # a command loads what it runs
        for function in _functions(ast.parse(file.read_text("utf-8")))
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGES)
    }
    assert late == set(LOADED_LATE)


def test_the_linter_knows_every_folder_that_has_rooms() -> None:
    """Its contract lists all that is in the folder, or the linter fails (`exhaustive`)."""
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter")
    known = {
        container
        for contract in map(contracts.__getitem__, contracts.sections())
        if contract.get("type") == "layers" and contract.getboolean("exhaustive", False)
        for container in contract["containers"].split()
    }
    folders = {folder for package in PACKAGES for folder in _folders(package)}
    with_rooms = {
        ".".join(folder.parent.relative_to(ROOT).parts)
        for folder in folders
        if folder.parent in folders and (_modules(folder.parent) or _rooms(folder.parent) > 1)
    }
    assert with_rooms - known == set()


def test_tests_mirror_the_packages() -> None:
    """Each folder of tests has its counterpart, and each domain has its tests."""
    tests = ROOT / "tests"
    folders = {
        folder.relative_to(tests)
        for folder in tests.rglob("*")
        if folder.is_dir() and any(folder.glob("test_*.py"))
    }
    strangers = [
        str(folder)
        for folder in sorted(folders)
        if folder.parts
        and folder.parts[0] not in OF_NO_PACKAGE
        and not (ROOT / (folder if folder.parts[0] == "scheduler" else "app" / folder)).is_dir()
    ]
    domains = [child for child in (ROOT / "app").iterdir() if (child / "__init__.py").exists()]
    untested = [
        domain.name for domain in domains if not any((tests / domain.name).rglob("test_*.py"))
    ]
    assert (strangers, untested) == ([], [])
