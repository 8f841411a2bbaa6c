"""The results of an event, before its day and after meetings were reported, on both databases."""

from datetime import timedelta
from typing import Any

import pytest

from tests.api import Api
from tests.checkin.hall import Hall, furnish
from tests.conftest import StillClock
from tests.meetings.tables import fact


@pytest.fixture
def hall(api: Api) -> Hall:
    return furnish(api.engine, api.event_id, api.now)


def results(api: Api) -> Any:
    return api.get(api.organizer, api.at("/results"))


def ask(api: Api, meetings: list[Any]) -> None:
    """Let the cooperative of each meeting ask for its partner, and one more for the first."""
    partner = meetings[0]["partner_id"]
    people = api.get(api.organizer, api.at("/cooperatives"))["items"]
    other = next(one["id"] for one in people if one["id"] != meetings[0]["cooperative_id"])
    pairs = [(one["cooperative_id"], one["partner_id"]) for one in meetings] + [(other, partner)]
    for rank, (cooperative, wanted) in enumerate(pairs, start=1):
        body = {"cooperative_id": cooperative, "partner_id": wanted, "rank": rank}
        api.post(api.organizer, api.at("/requests"), body)


def test_before_the_day_nothing_is_held_and_the_answer_says_why(
    api: Api, clock: StillClock
) -> None:
    clock.moment = api.now - timedelta(days=2)
    found = results(api)
    assert (found["phase"], found["timetable"], found["by_kecamatan"]) == ("ahead", None, [])
    assert set(found["total"].values()) == {0}


def test_the_day_is_counted_by_kecamatan_and_by_partner(api: Api, hall: Hall) -> None:
    meetings = api.get(api.organizer, api.at("/meetings"))["items"]
    ask(api, meetings)
    api.post(api.organizer, api.at("/scans"), hall.body(hall.codes[0], api.now))
    held, missed = meetings
    said = [
        fact(held["id"], api.now, status="running"),
        fact(held["id"], api.now, status="held", outcome={"interest": 1, "value": 5}),
        fact(held["id"], api.now, outcome={"interest": 3, "value": 125_000_000_000}),
        fact(missed["id"], api.now, status="no_show"),
    ]
    for body in said:
        api.post(api.organizer, api.at("/meeting-facts"), body)
    found = results(api)
    assert (found["phase"], found["timetable"]) == ("today", 1)
    mine = next(one for one in found["by_kecamatan"] if one["kecamatan"] == held["kecamatan"])
    expected = {
        "arrived": 1,
        "granted": 2,
        "held": 1,
        "no_show": 1,
        "outcomes": 1,
        "agreed": 1,
        "value": 125_000_000_000,
    }
    assert {name: mine[name] for name in expected} == expected
    assert found["total"] | {"cooperatives": 3, "requested": 3} | expected == found["total"]
    by_partner = {one["code"]: one for one in found["by_partner"]}
    first = by_partner["PUPUK"]
    assert (first["requested"], first["granted"], first["held"]) == (2, 1, 1)
    assert (first["cooperatives"], first["arrived"]) == (1, 1)
    other = by_partner["LPG"]
    assert (other["requested"], other["held"], other["no_show"], other["value"]) == (1, 0, 1, 0)


def test_a_pair_that_both_sides_want_counts_once_and_one_that_a_partner_wants_counts(
    api: Api, hall: Hall
) -> None:
    meetings = api.get(api.organizer, api.at("/meetings"))["items"]
    ask(api, meetings)
    before = results(api)["total"]
    wanted = {(one["cooperative_id"], one["partner_id"]) for one in meetings}
    pairs = sorted({(visitor, host) for visitor, _ in wanted for _, host in wanted})
    for cooperative, partner in pairs:
        body = {"cooperative_id": cooperative, "partner_id": partner, "rank": 1}
        api.post(api.organizer, api.at("/requests"), body | {"asker": "partner"})
    after = results(api)["total"]
    shown = api.get(api.viewer, api.at("/timetables/1/summary"))["requested"]
    assert (after["requested"], after["granted"]) == (shown, before["granted"])


def test_what_was_reported_last_counts_whenever_it_arrives(api: Api, hall: Hall) -> None:
    meeting = api.get(api.organizer, api.at("/meetings"))["items"][0]["id"]
    last = fact(meeting, api.now - timedelta(minutes=1), offline=True, status="held")
    late = fact(meeting, api.now - timedelta(minutes=9), offline=True, status="no_show")
    ahead = fact(meeting, api.now + timedelta(days=9), offline=True, status="held")
    for body in (last, late):
        api.post(api.organizer, api.at("/meeting-facts"), body)
    assert (results(api)["total"]["held"], results(api)["total"]["no_show"]) == (1, 0)
    api.post(api.organizer, api.at("/meeting-facts"), ahead | {"status": "no_show"})
    assert (results(api)["total"]["held"], results(api)["total"]["no_show"]) == (0, 1)


def test_a_trial_on_the_eve_is_no_arrival_and_only_organizers_see_results(
    api: Api, hall: Hall, clock: StillClock
) -> None:
    clock.moment = api.now - timedelta(days=1)
    api.post(api.organizer, api.at("/scans"), hall.body(hall.codes[0], clock.now()))
    assert results(api)["total"]["arrived"] == 0
    assert api.viewer.get(api.at("/results")).status_code == 403
    assert api.outsider.get(api.at("/results")).status_code == 404
