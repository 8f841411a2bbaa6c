"""The page of pauses, from setting one to its words on the page of the timetable."""

import pytest
from starlette.testclient import TestClient

from tests.api import Api
from tests.meetings.hall import Hall, fill
from tests.timetable.asked import compute
from tests.timetable.solved import solve
from tests.web.organizer import asked, page, send


@pytest.fixture
def hall(api: Api) -> Hall:
    hall = fill(api.engine, api.event_id, api.now)
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    return hall


def test_a_pause_is_added_shown_and_deleted(api: Api, browser: TestClient, hall: Hall) -> None:
    assert "None yet" in page(browser, api, "/pauses")
    lunch = {"name": "Makan siang", "scope": "everybody", "free": "1"}
    form = {**lunch, "starts_at": "09:40", "ends_at": "10:20"}
    wrong = send(browser, api, "/pauses", **{**form, "free": "9"})
    assert wrong.status_code == 422
    assert 'value="Makan siang"' in wrong.text
    assert 'id="free-fault"' in wrong.text
    assert send(browser, api, "/pauses", **form).status_code == 303
    only = page(browser, api, f"/pauses?partner={hall.partners[0]}")
    assert "For Mitra 0 only." in only
    own = {"scope": "partners", "partner_id": str(hall.partners[0]), "cooperative_id": ""}
    assert send(browser, api, "/pauses", **{**form, **own}).status_code == 303
    shown = page(browser, api, "/pauses")
    assert "Makan siang</b> · all cooperatives and partners" in shown
    assert "Makan siang</b> · Mitra 0" in shown
    for pause in api.get(api.viewer, api.at("/pauses"))["items"]:
        assert send(browser, api, f"/pauses/{pause['id']}/delete").status_code == 303
    assert "None yet" in page(browser, api, "/pauses")


def test_what_must_be_is_typed_kept_and_told_with_the_timetable(
    api: Api, browser: TestClient, hall: Hall
) -> None:
    for path in (f"/partners/{hall.partners[0]}", f"/cooperatives/{hall.cooperatives[0]}"):
        text = page(browser, api, path)
        assert 'name="required_meetings" type="number" value="0"' in text
        sent = send(browser, api, path, version="1", required_meetings="1")
        assert sent.status_code == 303, sent.text
    pause = {"name": "Salat", "starts_at": "09:40", "ends_at": "10:20"}
    api.post(api.organizer, api.at("/pauses"), pause)
    solve(api, deterministic=True)
    told = page(browser, api, "/solve")
    assert "All that must have meetings have them: 2 cooperatives or partners." in told
    assert "All pauses that are kept are there: 9," in told
    assert "Pauses that are kept: 1" in told


def test_three_timetables_are_asked_for_and_one_is_taken(
    api: Api, browser: TestClient, hall: Hall
) -> None:
    solve(api, deterministic=True)
    assert "Make 3 that differ" in page(browser, api, "/solve")
    number = asked(send(browser, api, "/timetables/1/alternatives", differ="little"), api)
    assert "Waits its turn" in page(browser, api, f"/questions/{number}")
    compute(api, number)
    told = page(browser, api, f"/questions/{number}")
    options = api.get(api.viewer, api.at(f"/analyses/{number}"))["answer"]["options"]
    assert options
    assert all(one["detail"] in told for one in options)
    taken = send(browser, api, f"/questions/{number}/options/1")
    assert taken.headers["location"] == f"/events/{api.event_id}/timetable?version=2"
    assert "That choice is now version 2." in page(browser, api, "/timetable?version=2")
