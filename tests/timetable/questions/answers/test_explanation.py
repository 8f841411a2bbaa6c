"""For every code of the scheduler there is a sentence whose placeholders can be filled in."""

from string import Formatter
from typing import get_args

import pytest
from sqlmodel import Session

from app.core.ids import new_id
from app.core.locale import LOCALES, Locale, catalogue, text
from app.events.records import Event
from app.timetable.bridge.reasons import LEFT_OUT
from app.timetable.naming.names import Names
from app.timetable.questions.answers.explanation import TIER_OF, why_not
from scheduler.explain.obstacles import Obstacle
from scheduler.explain.why_not import LOST_TO, ReasonCode
from scheduler.model.reasons import TEXTS
from scheduler.model.tiers import TIERS
from scheduler.repairs.moves import Refusal
from tests.conftest import EVENT_MORNING


def placeholders(template: str) -> set[str]:
    return {name.split("!")[0] for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_the_sentence_of_a_reason_has_the_placeholders_of_its_parameters(code: str) -> None:
    for locale in LOCALES:
        named = placeholders(catalogue()[f"analyses.reason_{code}"][locale])
        assert named == placeholders(TEXTS[code]) - LEFT_OUT


def test_every_code_of_an_explanation_a_move_and_an_obstacle_has_its_sentence() -> None:
    needed = [
        *(f"why_not_{code}" for code in get_args(ReasonCode)),
        *(f"obstacle_{code}" for code in get_args(Obstacle)),
        *(f"move_refused_{code}" for code in get_args(Refusal)),
        *(f"tier_{tier}" for tier in TIERS),
    ]
    assert [name for name in needed if f"analyses.{name}" not in catalogue()] == []


def test_the_sentence_of_a_lost_request_has_the_values_of_the_tier_it_lost_to() -> None:
    assert {reason: tier for tier, reason in LOST_TO.items()} == TIER_OF
    for reason in TIER_OF:
        named = placeholders(catalogue()[f"analyses.why_not_{reason}"]["id"])
        assert {"before", "after"} <= named


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("reason", get_args(ReasonCode))
def test_an_explanation_has_its_numbers_even_if_its_parties_were_deleted(
    reason: str, locale: Locale
) -> None:
    event = Event(
        name="Temu",
        day=EVENT_MORNING.date(),
        timezone="Asia/Jakarta",
        created_at=EVENT_MORNING,
        updated_at=EVENT_MORNING,
    )
    names = Names(Session(), event, locale)
    names.__dict__.update(cooperatives={}, partners={}, tables={}, slots={})
    answer = {
        "cooperative_id": str(new_id()),
        "partner_id": str(new_id()),
        "reason": reason,
        "obstacles": list(get_args(Obstacle)),
        "tiers": [
            {"name": "fairness", "value": [9, 5], "forced": [9, 4], "proven": True},
            *(
                {"name": name, "value": [900, 5], "forced": [400, 5], "proven": True}
                for name in TIER_OF.values()
                if name != "fairness"
            ),
        ],
        "displacement": None,
        "left_out": 0,
        "seconds": 0.1,
    }
    explained = why_not(names, answer)
    assert "{" not in explained.detail
    assert all(obstacle.detail for obstacle in explained.obstacles)
    if reason == "not_settled":
        assert text("analyses.tier_compactness", locale) in explained.detail
    elif reason == "lost_to_fairness":
        assert all(number in explained.detail for number in ("2", "4", "5")), "level, after, before"
    elif reason in TIER_OF:
        assert "4" in explained.detail
        assert "9" in explained.detail
