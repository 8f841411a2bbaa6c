"""No regular expression that sees the cells of a list takes more than linear time."""

import ast
import importlib
import pkgutil
import re
import sys
from functools import cache
from itertools import product
from pathlib import Path

import pytest

import app.sheets
from tests.sheets.steps import Matcher, TooManyStepsError

SHORT, LONG = 30, 120
MOST = 400_000
GROWTH = 2.2
"""How much more the steps may grow than the text."""
BOUNDED = {
    "app.sheets.layout.chats.labels._LABELLED": "_LONGEST_LINE",
    "app.sheets.layout.chats.lines._PHONE_AT_END": "_LONGEST_LINE",
    "app.sheets.lists.hosting.availability._FROM": "_LONGEST_CELL",
    "app.sheets.lists.hosting.availability._TO": "_LONGEST_CELL",
    "app.sheets.lists.hosting.availability._WINDOW": "_LONGEST_CELL",
    "app.sheets.values.companions._BEHIND": "_LONGEST",
    "app.sheets.values.dates._DAY_FIRST": "_LONGEST_TEXT",
    "app.sheets.values.dates._PREFIX": "_LONGEST_TEXT",
    "app.sheets.values.people._DEGREES": "_LONGEST_NAME",
}
"""Patterns that may take longer, because no text beyond this constant of their module is shown to
them."""
LONGEST_BOUND = 300
_HARD = (
    (" S.A", ".A"),
    (" S.A", ".A."),
    (" S.A", " S.A"),
    (" S.A", "AA."),
    ("1.", "1.1"),
    ("a, ", "b, c"),
)
"""Beginnings and what they are followed by, over and over, that were or would be hard for one."""
_WORDS = re.compile(r"[a-z]{2,}(?:[./=?]*[a-z]+)*")


@cache
def patterns() -> dict[str, tuple[re.Pattern[str], set[str]]]:
    """Return every compiled pattern of the package, and how its module uses it."""
    found = {}
    for info in pkgutil.walk_packages(app.sheets.__path__, "app.sheets."):
        module = importlib.import_module(info.name)
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        uses: dict[str, set[str]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                uses.setdefault(node.value.id, set()).add(node.attr)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found[f"{info.name}.{name}"] = (value, uses.get(name, {"search"}))
    return found


def texts(pattern: re.Pattern[str], size: int) -> list[str]:
    """Return texts of about a size that are awkward for a pattern: of its own letters and words."""
    source = pattern.pattern.replace("\\", "")
    signs = sorted(set(re.findall(r"[^\w\s]", source)))[:5]
    atoms = [" ", "a", "1", "1 ", *signs, *sorted(set(_WORDS.findall(source)))[:3]]
    made = [atom * (size // len(atom)) for atom in atoms]
    for first, second in product(atoms, repeat=2):
        made.append((first + second) * (size // len(first + second)))
        made.append(first + second * (size // len(second)))
    made += [head + tail * ((size - len(head)) // len(tail)) for head, tail in _HARD]
    return [f"{text}\t!" for text in made]


def steps(pattern: re.Pattern[str], uses: set[str], text: str) -> int:
    """Count the steps of the widest way in which a pattern is used."""
    matcher = Matcher(pattern, text, MOST)
    if uses & {"search", "sub", "split", "finditer", "findall"}:
        matcher.find_all()
    else:
        matcher.match(full="match" not in uses)
    return matcher.steps


@pytest.mark.parametrize("name", sorted(patterns().keys() - BOUNDED.keys()))
def test_steps_grow_no_faster_than_the_text(name: str) -> None:
    pattern, uses = patterns()[name]
    sys.setrecursionlimit(30_000)

    most = GROWTH * LONG / SHORT
    for short, long in set(zip(texts(pattern, SHORT), texts(pattern, LONG), strict=True)):
        try:
            many = steps(pattern, uses, long)
        except TooManyStepsError:
            pytest.fail(f"{long[:20]!r}...: more than {MOST} steps")
        if many + 200 < most * 200:
            continue  # however few steps the short text takes
        few = steps(pattern, uses, short)
        assert many + 200 < most * (few + 200), f"{long[:20]!r}...: {few} and {many} steps"


@pytest.mark.parametrize("name", BOUNDED)
def test_patterns_that_may_take_longer_see_short_texts(name: str) -> None:
    module = importlib.import_module(name.rpartition(".")[0])
    source = Path(str(module.__file__)).read_text(encoding="utf-8")

    pattern, uses = patterns()[name]
    assert all(steps(pattern, uses, text) < MOST for text in texts(pattern, LONG))
    assert getattr(module, BOUNDED[name]) <= LONGEST_BOUND
    assert source.count(BOUNDED[name]) > 1


def test_a_quadratic_pattern_would_be_noticed() -> None:
    pattern = re.compile(r"\[[^]]*\]")

    assert steps(pattern, {"sub"}, "[" * LONG) > 10 * steps(pattern, {"sub"}, "[" * SHORT)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(r"(?<!x)a(b|c+)*d?$", "abccbc"), (r"(\d)\1{2}", "1121113"), (r"(?i)[a-z]+?!", "AbC!")],
)
def test_the_counting_matcher_matches_like_the_real_one(pattern: str, text: str) -> None:
    ends: list[int] = []
    matcher = Matcher(re.compile(pattern), text, MOST)
    for start in range(len(text)):
        matcher._walk(start, lambda end: not ends.append(end))  # type: ignore[func-returns-value]
        if ends:
            break

    found = re.search(pattern, text)
    assert found
    assert ends[-1] == found.end() or "?" in pattern
