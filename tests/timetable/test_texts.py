"""Whatever code the scheduler gives, there is a sentence for it, with names that it can fill in."""

from string import Formatter
from typing import get_args

import pytest

from app.core.locale import LOCALES, catalogue
from app.timetable.bridge.reasons import UNTOLD
from app.timetable.explanation_view import TIER_OF
from scheduler.explain import LOST_TO, Reason
from scheduler.obstacles import Obstacle
from scheduler.reasons import TEXTS
from scheduler.repair.moves import Refusal


def placeholders(template: str) -> set[str]:
    return {name.split("!")[0] for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_a_reason_of_infeasibility_is_told_with_its_own_names_and_numbers(code: str) -> None:
    for locale in LOCALES:
        told = placeholders(catalogue()[f"analyses.reason_{code}"][locale])
        assert told == placeholders(TEXTS[code]) - UNTOLD


def test_every_code_of_an_explanation_a_move_and_an_obstacle_has_its_sentence() -> None:
    needed = [
        *(f"why_not_{code}" for code in get_args(Reason)),
        *(f"obstacle_{code}" for code in get_args(Obstacle)),
        *(f"move_refused_{code}" for code in get_args(Refusal)),
    ]
    assert [name for name in needed if f"analyses.{name}" not in catalogue()] == []


def test_what_a_request_lost_to_is_told_with_the_values_of_that_tier() -> None:
    assert {reason: tier for tier, reason in LOST_TO.items()} == TIER_OF
    for reason in TIER_OF:
        told = placeholders(catalogue()[f"analyses.why_not_{reason}"]["id"])
        assert {"before", "after"} <= told
