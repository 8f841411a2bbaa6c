"""The longest files begin first, and nothing is lost or put before what it needs."""

from pathlib import Path

import pytest

from tests import order

pytest_plugins = ["pytester"]
ROOT = Path(order.__file__).parent.parent


def test_every_folder_of_the_order_is_there() -> None:
    named = (*order.LONGEST_FIRST, *order.TEST_BY_TEST)
    assert [folder for folder in named if not (ROOT / folder).exists()] == []


def test_workers_share_the_tests_of_a_long_file_and_take_others_whole() -> None:
    for file in order.TEST_BY_TEST:
        assert order.given_with(f"{file}::test_a[1]") == f"{file}::test_a[1]"
    whole = "tests/badges/test_keys.py"
    assert order.given_with(f"{whole}::test_a[sqlite::1]") == whole


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
