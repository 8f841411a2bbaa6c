"""The programme's page without any script: forms, what they refuse, and what they ask about."""

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api import Api
from tests.day.hall import Day, open_day
from tests.day.programme.test_changes import programme
from tests.web.organizer import page as shown
from tests.web.organizer import send


def version(browser: TestClient, api: Api, day: str = "") -> str:
    text = shown(browser, api, f"/programme{day}")
    (found,) = set(re.findall(r'name="version" value="(\d+)"', text))
    return str(found)


def post(browser: TestClient, api: Api, act: str, **fields: Any) -> Any:
    fields = {"day": "2025-07-04", "version": version(browser, api), **fields}
    return send(browser, api, "/programme", act=act, **fields)


def removed(browser: TestClient, api: Api, begin: str) -> Any:
    """Remove a part: what it is is said first, and it goes only once it is agreed to."""
    known, before = part(api, begin), programme(api)
    asked = post(browser, api, "remove", part=known)
    assert asked.status_code == 200
    assert programme(api) == before
    assert "Remove this part?" in asked.text
    assert f"{begin}–" in asked.text
    (agreed,) = re.findall(r'name="agreed" value="(\w+)"', asked.text)
    return post(browser, api, "remove", part=known, agreed=agreed)


def part(api: Api, begin: str) -> str:
    return next(str(one["id"]) for one in programme(api) if one["starts_at"] == begin)


def times(api: Api, session: str) -> list[str]:
    return [one["starts_at"] for one in programme(api) if one["session"] == session]


def test_sessions_are_added_by_number_and_by_length_and_changed(
    api: Api, browser: TestClient
) -> None:
    new = {"kind": "slot", "begin": "14:00", "end": "15:00", "session": "sore"}
    assert post(browser, api, "place", **new, divide="number", number="3").status_code == 303
    assert times(api, "sore") == ["14:00", "14:20", "14:40"]
    text = shown(browser, api, f"/programme?part={part(api, '14:20')}")
    assert "3 slots of 20 minutes" in text
    assert "Change this part" in text
    first = part(api, "14:00")
    changed = {**new, "part": first, "divide": "minutes", "minutes": "15", "number": ""}
    assert post(browser, api, "place", **changed).status_code == 303
    assert times(api, "sore") == ["14:00", "14:15", "14:30", "14:45"]
    assert part(api, "14:00") == first
    assert removed(browser, api, "14:00").status_code == 303
    assert times(api, "sore") == []


def test_the_time_that_no_slot_of_a_session_fills_is_told(api: Api, browser: TestClient) -> None:
    new = {"kind": "slot", "begin": "14:00", "end": "14:50", "session": "sore"}
    assert post(browser, api, "place", **new, divide="minutes", minutes="20").status_code == 303
    assert "14:40–14:50 is not used" in shown(browser, api, "/programme")


def test_breaks_and_plenaries_have_titles_and_what_follows_is_shifted_along(
    api: Api, browser: TestClient
) -> None:
    longer = {"kind": "break", "begin": "11:20", "end": "13:15", "title_id": "Salat Jumat"}
    refused = post(browser, api, "place", part=part(api, "11:20"), **longer)
    assert refused.status_code == 422
    assert "End the first at 13:00 or before" in refused.text
    assert 'value="13:15"' in refused.text
    answer = post(browser, api, "place", part=part(api, "11:20"), follow="true", **longer)
    assert answer.status_code == 303
    assert times(api, "siang") == ["13:15"]


def test_what_is_impossible_is_said_and_what_was_typed_stays(api: Api, browser: TestClient) -> None:
    new = {"kind": "slot", "begin": "14:00", "end": "14:10", "session": "sore"}
    short = post(browser, api, "place", **new, divide="minutes", minutes="20")
    assert short.status_code == 422
    assert "too short for slots of 20 minutes" in short.text
    assert 'value="sore"' in short.text
    before = {**new, "end": "13:00"}
    backward = post(browser, api, "place", **before, divide="minutes", minutes="20")
    assert "It ends at 13:00 although it begins at 14:00" in backward.text
    late = post(browser, api, "place", **{**new, "end": "later"}, divide="minutes", minutes="20")
    assert late.status_code == 422
    stale = post(browser, api, "place", version="0", **new, divide="minutes", minutes="10")
    assert stale.status_code == 412
    gone = post(browser, api, "remove", part=str(api.event_id))
    assert gone.status_code == 404


def test_what_touches_published_meetings_is_asked_once_and_done_so(
    api: Api, browser: TestClient
) -> None:
    day: Day = open_day(api, cooperatives=8)
    held = len(day.meetings())
    asked = post(browser, api, "remove", part=part(api, "13:00"))
    assert asked.status_code == 200
    assert day.published() == 1
    assert "left with no meeting" in asked.text
    (agreed,) = re.findall(r'name="agreed" value="(\w+)"', asked.text)
    other = post(browser, api, "remove", part=part(api, "13:00"), agreed="x")
    assert "Things have changed" in other.text
    done = post(browser, api, "remove", part=part(api, "13:00"), agreed=agreed)
    assert done.status_code == 303
    assert day.published() == 2
    assert len(day.meetings(2)) < held
    assert "A new version of the timetable is published" in shown(browser, api, "/programme")


def test_a_friday_gets_its_prayer_by_one_button(api: Api, browser: TestClient) -> None:
    assert "Friday prayer" not in shown(browser, api, "/programme")
    assert removed(browser, api, "11:20").status_code == 303
    assert "Add the break for the Friday prayer" in shown(browser, api, "/programme")
    assert post(browser, api, "prayer").status_code == 303
    assert part(api, "11:20")
    assert "Add the break" not in shown(browser, api, "/programme")


def test_a_second_day_is_added_copied_and_removed(api: Api, browser: TestClient) -> None:
    one = shown(browser, api, "/programme")
    assert "Day 1" not in one
    added = send(
        browser, api, "/programme/days", version=version(browser, api), add_day="2025-07-05"
    )
    assert added.headers["location"].endswith("?day=2025-07-05")
    second = shown(browser, api, "/programme?day=2025-07-05")
    assert "Day 2" in second
    assert "Copy from Friday, 4 July 2025" in second
    copied = post(browser, api, "copy", day="2025-07-05", source="2025-07-04")
    assert copied.status_code == 303
    assert len(programme(api)) == 12
    event = api.get(api.viewer, api.at())
    assert event["days"] == ["2025-07-04", "2025-07-05"]
    fields = {"version": version(browser, api), "remove_day": "2025-07-05"}
    refused = send(browser, api, "/programme/days", **fields)
    assert refused.status_code == 409
    assert "still has a programme" in refused.text


@pytest.mark.parametrize("typed", ["2025-07-05T00:00:00", "1751673600"])
def test_a_day_written_otherwise_is_understood_as_its_day(
    api: Api, browser: TestClient, typed: str
) -> None:
    added = send(browser, api, "/programme/days", version=version(browser, api), add_day=typed)
    assert added.headers["location"].endswith("?day=2025-07-05")
    assert api.get(api.viewer, api.at())["days"] == ["2025-07-04", "2025-07-05"]


def test_no_programme_is_made_longer_than_can_be_sent_or_copied(
    api: Api, browser: TestClient
) -> None:
    slots = {"kind": "slot", "session": "sore", "divide": "number"}
    for begin, end in (("13:20", "16:40"), ("16:50", "20:10")):
        made = post(browser, api, "place", **slots, begin=begin, end=end, number="200")
        assert made.status_code == 303
    much = post(browser, api, "place", **slots, begin="20:20", end="22:20", number="120")
    assert much.status_code == 422
    assert "at most 500 parts, and this one 526" in much.text
    copy = api.admin.post(api.at("/copies"), json={"name": "Salinan", "day": "2026-07-03"})
    assert copy.status_code == 201
