"""Lists made up apart from the reader come out as their truth says, but for those known by name."""

import pytest

from tests.sheets.fresh import lists  # noqa: F401 - registers them
from tests.sheets.fresh.case import LISTS, Fresh
from tests.sheets.fresh.known import KNOWN
from tests.sheets.fresh.measure import Result, measure


def _entry(entry: Fresh) -> object:
    """Return a list as a parameter: if it is known to fail, it must fail still."""
    reason = KNOWN.get(entry.title)
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(entry, id=f"{entry.batch} {entry.title}", marks=marks)


@pytest.mark.parametrize("entry", [_entry(entry) for entry in LISTS])
def test_a_list_comes_out_as_its_truth_says(entry: Fresh) -> None:
    assert measure(entry) == Result()


def test_each_list_has_a_title_of_its_own_and_what_is_known_is_a_list() -> None:
    titles = [entry.title for entry in LISTS]

    assert len(set(titles)) == len(titles)
    assert set(KNOWN) <= set(titles)
