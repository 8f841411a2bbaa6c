"""Lists as offices send them come out as their truth says, and nobody is lost in silence."""

import pytest

from tests.sheets.offices import variations  # noqa: F401 - registers them
from tests.sheets.offices.case import VARIATIONS, Variation
from tests.sheets.offices.measure import measure

SEEDS = (11, 12)
LEAST_RIGHT = 0.9


@pytest.mark.parametrize("entry", VARIATIONS, ids=lambda entry: f"{entry.rule} {entry.title}")
def test_nothing_foreign_is_stored_and_nobody_lost_in_silence(entry: Variation) -> None:
    outcomes = [measure(entry, seed) for seed in SEEDS]

    assert [outcome.foreign for outcome in outcomes] == [0, 0]
    assert [outcome.silent for outcome in outcomes] == [0, 0]


def test_most_lists_are_right_by_people_village_phone_and_position() -> None:
    right = [measure(entry, seed).right for entry in VARIATIONS for seed in SEEDS]

    assert sum(right) >= LEAST_RIGHT * len(right)
