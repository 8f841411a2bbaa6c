"""The longest files begin first, and nothing is lost or put before what it needs."""

from pathlib import Path

import pytest

from tests import order

pytest_plugins = ["pytester"]
ROOT = Path(order.__file__).parent.parent


def test_every_folder_of_the_order_is_there() -> None:
    assert [folder for folder in order.LONGEST_FIRST if not (ROOT / folder).exists()] == []


def test_the_longest_come_first_and_all_else_keeps_its_order(pytester: pytest.Pytester) -> None:
    for folder in ("badges", "web/door", "durability"):
        file = pytester.path / "tests" / folder / "test_one.py"
        file.parent.mkdir(parents=True)
        file.write_text("def test_b(): ...\n\ndef test_a(): ...\n", "utf-8")
    told = pytester.runpytest_inprocess(
        "-p", "tests.order", "-p", "no:cacheprovider", "--import-mode=importlib", "--co", "-q"
    ).outlines
    assert [line for line in told if "::" in line] == [
        f"tests/{folder}/test_one.py::test_{name}"
        for folder in ("durability", "web/door", "badges")
        for name in "ba"
    ]
