"""The matrix of security requirements names each once, counts them right and names real tests."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
IN_STANDARD = {"1": 70, "2": 183}
"""How many requirements of each level ASVS 5.0 has."""


@cache
def matrix() -> str:
    return (ROOT / "docs" / "asvs.md").read_text("utf-8")


def rows() -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in matrix().splitlines()
        if re.match(r"\| \d+\.\d+\.\d+", line)
    ]


def test_each_requirement_is_judged_once() -> None:
    numbers = [(number, row[1]) for row in rows() for number in row[0].split(", ")]
    assert [one for one, count in Counter(numbers).items() if count > 1] == []
    assert Counter(level for _, level in numbers) == IN_STANDARD


def test_the_counts_are_those_of_the_lines() -> None:
    found = Counter((row[1], row[3]) for row in rows() for _ in row[0].split(", "))
    for level in IN_STANDARD:
        said = re.search(
            rf"^\| {level} \| (\d+) \|[^|]*\| (\d+) \| (\d+) \|", matrix(), re.MULTILINE
        )
        assert said is not None
        counted = tuple(found[level, state] for state in ("met", "not met", "n/a"))
        assert tuple(map(int, said.groups())) == counted


def test_what_is_met_names_what_shows_it_and_what_is_not_says_why() -> None:
    for number, _, _, state, why, shown in rows():
        assert state in {"met", "not met", "n/a"}, number
        assert shown if state == "met" else why, number
    named = {name for row in rows() for name in re.findall(r"`([^`]+)`", row[5])}
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
    assert len(named) > 30
