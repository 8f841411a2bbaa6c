"""The organizers' page of capacity: its questions, and their answers as tables with bars."""

import html
import re
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from app.timetable.questions.asking.schemas import MOST_SLOTS
from app.web.planning import routes
from tests.api import Api
from tests.day.hall import Day
from tests.timetable.asked import compute
from tests.web.organizer import asked, page, send


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"kind": "capacity", "tables": "1", "seats": "2", "slots": "1"}, "There is room for"),
        ({"kind": "table_values"}, "One more table"),
        ({"kind": "robustness"}, "If 30% stay away"),
        ({"kind": "overbooking", "percent": "80"}, "it is better to book more"),
    ],
)
def test_capacity_is_asked_and_read_on_its_page(
    api: Api,
    day: Day,
    browser: TestClient,
    fields: dict[str, str],
    told: str,
) -> None:
    number = asked(send(browser, api, "/capacity", **fields), api)
    compute(api, number)
    for path in (f"/questions/{number}", "/capacity"):
        shown = page(browser, api, path)
        assert told in shown, shown
        widths = [float(width) for width in re.findall(r'class="value" width="([^"]+)"', shown)]
        assert widths
        assert all(0 <= width <= 100 for width in widths)
    if fields["kind"] == "capacity":
        assert len(widths) == 8


def test_no_more_slots_are_tried_than_a_question_may_have(
    api: Api, day: Day, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = SimpleNamespace(slots=lambda _session, _event_id: [None] * (MOST_SLOTS - 1))
    monkeypatch.setattr(routes, "events", full)
    number = asked(send(browser, api, "/capacity", kind="capacity", slots="3"), api)
    question = api.get(api.organizer, api.at(f"/analyses/{number}"))["question"]
    assert question["slots"] == [None, MOST_SLOTS]


def test_capacity_refuses_what_it_does_not_know(
    api: Api,
    browser: TestClient,
) -> None:
    for fields in ({}, {"kind": "repair"}, {"kind": "capacity", "tables": "5"}, {"kind": "x\0"}):
        assert send(browser, api, "/capacity", **fields).status_code == 422
    assert send(browser, api, "/capacity", kind="robustness").status_code == 404
    nothing = send(browser, api, "/capacity", kind="capacity")
    assert nothing.status_code == 409
    assert "Make a timetable first" in html.unescape(page(browser, api, "/capacity"))
