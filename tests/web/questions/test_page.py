"""The organizers' questions on pages: from a cooperative to an answer, and on to a proposal."""

import re
from datetime import datetime
from uuid import UUID

from starlette.testclient import TestClient

from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import Day, open_day
from tests.timetable.asked import ask, compute, ungranted
from tests.web.organizer import asked, page, send


def forms(text: str) -> list[dict[str, str]]:
    """Return the fields of every form that proposes a place."""
    found = re.findall(r'action="[^"]*/proposal">(.*?)</form>', text)
    return [dict(re.findall(r'name="(slot_id|table_id)" value="([^"]+)"', one)) for one in found]


def test_a_request_without_a_meeting_is_explained_and_its_change_proposed(
    api: Api,
    day: Day,
    browser: TestClient,
) -> None:
    wish = ungranted(api)
    pair = {key: wish[key] for key in ("cooperative_id", "partner_id")}
    own = page(browser, api, f"/timetables/1/cooperatives/{wish['cooperative_id']}")
    assert wish["village"] in own
    assert f"Why not? {wish['partner']}" in own
    number = asked(send(browser, api, "/timetables/1/why-not", **pair), api)
    waiting = page(browser, api, f"/questions/{number}")
    assert "Waits its turn" in waiting
    assert "Look again" in waiting
    again = f"/events/{api.event_id}/questions/{number}?seen="
    for seen, status in (("queued", 204), ("running", 200), ("", 200)):
        asked_again = browser.get(f"{again}{seen}", headers={"HX-Request": "true"})
        assert asked_again.status_code == status
        assert "<html" not in asked_again.text
    compute(api, number)
    told = page(browser, api, f"/questions/{number}")
    known = api.get(api.viewer, api.at(f"/analyses/{number}"))["answer"]
    assert known["detail"] in told
    assert known["displacement"]["detail"] in told
    assert all(change["detail"] in told for change in known["displacement"]["changes"])
    (form,) = forms(told)
    made = send(browser, api, f"/questions/{number}/proposal", **form)
    assert made.headers["location"] == f"/events/{api.event_id}/changes/1"
    ready = day.compute(1)
    assert ready["kind"] == "repair"
    assert ready["diff"]["added"] == 1
    send(browser, api, "/changes/1/adopt", replaces="1")
    assert pair in [{key: one[key] for key in pair} for one in day.meetings(day.published())]


def test_a_meeting_is_moved_where_it_costs_least(
    api: Api,
    day: Day,
    browser: TestClient,
) -> None:
    meeting = day.meetings()[0]
    own = page(browser, api, f"/timetables/1/cooperatives/{meeting['cooperative_id']}")
    assert f"Where could it go? {meeting['partner']}" in own
    number = ask(api, "/timetables/1/moves", {"meeting_id": meeting["id"]})["number"]
    compute(api, number)
    told = page(browser, api, f"/questions/{number}")
    known = api.get(api.viewer, api.at(f"/analyses/{number}"))["answer"]
    places = [one for one in known["places"] if one["refused"] is None]
    assert len(forms(told)) == len(places) > 0
    losses = [sum(c["after"] is None for c in one["displaced"]) for one in places]
    first = next(one for one in places if forms(told)[0]["slot_id"] == one["place"]["slot_id"])
    assert sum(c["after"] is None for c in first["displaced"]) == min(losses)
    send(browser, api, f"/questions/{number}/proposal", **forms(told)[0])
    day.compute(1)
    day.adopt(1)
    moved = [
        one
        for one in day.meetings(2)
        if (one["cooperative_id"], one["partner_id"])
        == (meeting["cooperative_id"], meeting["partner_id"])
    ]
    assert [one["slot_id"] for one in moved] == [forms(told)[0]["slot_id"]]


def test_what_has_begun_is_not_offered(
    api: Api, day: Day, browser: TestClient, clock: StillClock
) -> None:
    meeting = max(day.meetings(), key=lambda one: one["starts_at"])
    number = ask(api, "/timetables/1/moves", {"meeting_id": meeting["id"]})["number"]
    compute(api, number)
    places = api.get(api.viewer, api.at(f"/analyses/{number}"))["answer"]["places"]
    begins = {
        one["place"]["slot_id"]: datetime.fromisoformat(one["place"]["starts_at"])
        for one in places
        if one["refused"] is None
    }
    first, held = min(begins.values()), datetime.fromisoformat(meeting["starts_at"])
    assert first < held
    for moment in (first, held):
        clock.moment = moment
        told = page(browser, api, f"/questions/{number}")
        offered = {begins[form["slot_id"]] for form in forms(told)}
        assert offered == {one for one in begins.values() if first < one and moment < held}
        assert "has begun" in told


def test_of_a_version_that_nobody_goes_by_a_what_if_is_proposed(
    api: Api,
    browser: TestClient,
) -> None:
    day = open_day(api, publish=False, cooperatives=8)
    meeting = day.meetings()[0]
    number = ask(api, "/timetables/1/moves", {"meeting_id": meeting["id"]})["number"]
    compute(api, number)
    place = forms(page(browser, api, f"/questions/{number}"))[0]
    assert send(browser, api, f"/questions/{number}/proposal", **place).status_code == 303
    assert day.read(1)["kind"] == "what_if"


def test_what_cannot_be_asked_is_refused_in_words(
    api: Api,
    day: Day,
    browser: TestClient,
) -> None:
    pair = {key: ungranted(api)[key] for key in ("cooperative_id", "partner_id")}
    nobody = str(UUID(int=7))
    wrong = [
        ("/timetables/1/why-not", {**pair, "partner_id": nobody}, 422),
        ("/timetables/1/why-not", {**pair, "cooperative_id": "x\0"}, 422),
        ("/timetables/9/why-not", pair, 404),
        ("/questions/1/proposal", {"slot_id": nobody, "table_id": nobody}, 404),
        ("/questions/1/stop", {}, 404),
    ]
    for path, fields, status in wrong:
        refused = send(browser, api, path, **fields)
        assert (refused.status_code, "<h1>" in refused.text) == (status, True), path
    missing = browser.get(f"/events/{api.event_id}/timetables/1/cooperatives/{nobody}")
    assert missing.status_code == 404
    capacity = api.post(api.organizer, api.at("/capacity"), {}, status=202)["number"]
    place = {"slot_id": nobody, "table_id": nobody}
    assert send(browser, api, f"/questions/{capacity}/proposal", **place).status_code == 404


def test_a_question_is_stopped_and_says_so(
    api: Api,
    day: Day,
    browser: TestClient,
) -> None:
    pair = {key: ungranted(api)[key] for key in ("cooperative_id", "partner_id")}
    number = asked(send(browser, api, "/timetables/1/why-not", **pair), api)
    for _ in range(2):  # whoever presses the button again is told the same
        assert asked(send(browser, api, f"/questions/{number}/stop"), api) == number
    assert "Stopped before there was an answer" in page(browser, api, f"/questions/{number}")


def test_a_repair_has_no_question_page(
    api: Api,
    day: Day,
    browser: TestClient,
) -> None:
    day.ask([{"kind": "partner_absent", "partner_id": str(day.hall.partners[0])}])
    assert browser.get(f"/events/{api.event_id}/questions/1").status_code == 404


def test_viewers_see_the_timetable_without_its_questions(api: Api, day: Day) -> None:
    path = f"?cooperative={day.hall.cooperatives[0]}"
    for caller, is_there in ((api.organizer, True), (api.viewer, False)):
        shown = caller.get(f"/events/{api.event_id}/timetable{path}").text
        assert ("/timetables/1/cooperatives/" in shown) is is_there
    number = api.post(api.organizer, api.at("/capacity"), {}, status=202)["number"]
    for path in (
        f"/timetables/1/cooperatives/{day.hall.cooperatives[0]}",
        f"/questions/{number}",
        "/capacity",
    ):
        assert api.viewer.get(f"/events/{api.event_id}{path}").status_code == 403
