"""Making a timetable on its page: begun, watched, stopped, and what came out."""

import re
from typing import Any

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from app.core.database.sessions import transaction
from app.timetable.records import SolveRun
from app.timetable.works.execution import execute
from tests.api import Api
from tests.day.hall import Day
from tests.meetings.hall import Hall, fill
from tests.web.axe import serious_violations
from tests.web.chromium import LAPTOP, PHONE
from tests.web.organizer import page as shown
from tests.web.organizer import send


@pytest.fixture
def hall(api: Api) -> Hall:
    hall = fill(api.engine, api.event_id, api.now)
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    return hall


def carry_out(api: Api) -> None:
    """Carry the newest run out, as a worker would."""
    with transaction(api.engine, read_only=True) as session:
        run_id = session.exec(select(SolveRun.id)).one()
    execute(run_id, api.engine)


def live(browser: TestClient, api: Api, seen: str) -> Any:
    return browser.get(
        f"/events/{api.event_id}/solve/live", params={"seen": seen}, headers={"HX-Request": "true"}
    )


def test_a_search_is_begun_once_seen_by_everybody_and_its_result_told_in_words(
    api: Api, browser: TestClient, hall: Hall
) -> None:
    assert "Not made yet" in shown(browser, api, "/solve")
    for _ in range(2):
        begun = send(browser, api, "/solve", care="quick")
        assert begun.headers["location"] == f"/events/{api.event_id}/solve"
    runs = api.get(api.viewer, api.at("/solve-runs"))["items"]
    assert [one["time_limit"] for one in runs] == [10]
    text = shown(browser, api, "/solve")
    assert "Waiting for its turn" in text
    seen = text.split("/solve/live?seen=")[1].split('"')[0]
    assert text.count('id="stop"') == 1
    assert 'id="stop"' not in live(browser, api, "").text, "it would lose the focus each time"
    assert live(browser, api, seen).status_code == 204
    carry_out(api)
    assert live(browser, api, seen).headers["HX-Refresh"] == "true"
    text = shown(browser, api, "/solve")
    for words in ("proven best", "polyline", "/timetables/1/publish"):
        assert words in text
    (way,) = set(re.findall(r'hx-get="/events/[^/]+(/solve/fairness)"', text))
    for words in ("If who registered first", "Kecamatan 1"):
        assert words in shown(browser, api, way)
    part = browser.get(f"/events/{api.event_id}{way}", headers={"HX-Request": "true"}).text
    assert part.lstrip().startswith('<p class="notice">')


def test_a_waiting_search_is_stopped_and_a_refusal_is_told(
    api: Api, browser: TestClient, hall: Hall
) -> None:
    send(browser, api, "/solve", care="usual")
    stopped = send(browser, api, "/solve/1/stop")
    assert stopped.status_code == 303
    assert "stopped before there was a timetable" in shown(browser, api, "/solve")


def test_an_event_without_lists_says_what_is_missing(api: Api, browser: TestClient) -> None:
    text = shown(browser, api, "/solve")
    assert re.search(r"<button disabled> ?Make the timetable", text)
    refused = send(browser, api, "/solve", care="usual")
    assert refused.status_code == 409
    for page in (text, refused.text):
        for missing in ("partners", "requests"):
            link = rf'<li><a href="/events/{api.event_id}/{missing}"><span>Add'
            assert re.search(link, page), missing


def test_registration_order_is_read_over_the_api_too(
    api: Api, browser: TestClient, hall: Hall
) -> None:
    send(browser, api, "/solve", care="quick")
    carry_out(api)
    found = api.get(api.viewer, api.at("/timetables/1/registration-order"))
    counts = {one["cooperative_id"]: one["meetings"] for one in found["cooperatives"]}
    assert counts.keys() == {str(one) for one in hall.cooperatives}
    assert sum(counts.values()) == found["meetings"]
    assert found["without"] == sum(count == 0 for count in counts.values())
    first = [counts[str(one)] for one in sorted(hall.cooperatives, key=str)]
    assert first[0] >= first[-1]


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_the_page_fits_and_has_no_barriers(
    api: Api, day: Day, opened: Any, size: tuple[int, int]
) -> None:
    page = opened(size)
    page.goto(f"/events/{api.event_id}/solve")
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]
    assert serious_violations(page) == []
