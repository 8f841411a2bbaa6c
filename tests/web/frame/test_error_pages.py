"""Errors as people see them: a page in their language that says what to do."""

import html

import pytest
from httpx2 import Response
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from app.auth.deps import PUBLIC
from app.core.errors import DatabaseAwayError
from app.web.frame.pages import pages_router
from tests.api import Api
from tests.day.hall import Day
from tests.web.organizer import USERNAME, send


def words(answer: Response) -> str:
    return html.unescape(" ".join(answer.text.split()))


@pytest.fixture
def failing(api: Api) -> Api:
    """An application with pages on which the database is away or our code fails."""
    router = pages_router()

    @router.get("/away", dependencies=[PUBLIC])
    def away() -> None:
        raise DatabaseAwayError

    @router.post("/away", dependencies=[PUBLIC])
    def away_when_sent() -> None:
        raise OperationalError("SELECT 1", {}, Exception("server closed the connection"))

    @router.get("/wrong", dependencies=[PUBLIC])
    def wrong() -> None:
        raise ZeroDivisionError

    api.app.include_router(router)
    return api


@pytest.fixture
def visitor(failing: Api) -> TestClient:
    return failing.caller()


def test_a_database_that_is_away_is_a_page_in_the_visitors_language(visitor: TestClient) -> None:
    shown = visitor.get("/away")
    assert shown.status_code == 503
    assert int(shown.headers["Retry-After"]) > 0
    assert shown.headers["content-type"].startswith("text/html")
    assert "Data sedang tidak dapat dijangkau" in words(shown)
    assert 'href="/away"' in words(shown), "the way to try again"
    in_english = visitor.get("/away", headers={"Accept-Language": "en"})
    assert "The data cannot be reached just now" in words(in_english)


def test_who_sent_something_is_told_to_look_first_whether_it_was_kept(visitor: TestClient) -> None:
    shown = visitor.post("/away", headers={"referer": "http://testserver/somewhere"})
    assert shown.status_code == 503
    assert "Lihat dahulu apakah" in words(shown)
    assert 'href="/somewhere"' in words(shown)


def test_a_script_gets_a_part_of_a_page_and_no_more(visitor: TestClient) -> None:
    part = visitor.get("/away", headers={"HX-Request": "true"})
    assert part.status_code == 503
    assert "<html" not in part.text
    assert "Data sedang tidak dapat dijangkau" in words(part)


def test_a_mistake_of_ours_is_a_page_that_tells_nothing_of_us(visitor: TestClient) -> None:
    shown = visitor.get("/wrong")
    assert shown.status_code == 500
    assert shown.headers["content-type"].startswith("text/html")
    assert "ZeroDivisionError" not in shown.text


def test_what_is_not_there_is_a_page_for_a_browser_and_a_problem_for_the_api(
    visitor: TestClient,
) -> None:
    in_browser = visitor.get("/nowhere", headers={"Accept": "text/html"})
    assert in_browser.status_code == 404
    assert "Halaman ini tidak dapat ditampilkan" in words(in_browser)
    by_api = visitor.get("/api/v1/nowhere", headers={"Accept": "text/html"})
    assert by_api.headers["content-type"] == "application/problem+json"


def test_a_session_that_ended_takes_the_whole_page_to_the_log_in(api: Api) -> None:
    path = f"/events/{api.event_id}"
    led = api.anonymous.get(path, follow_redirects=False)
    assert led.status_code == 303
    by_script = api.anonymous.get(path, headers={"HX-Request": "true"}, follow_redirects=False)
    assert by_script.status_code == 401
    assert by_script.headers["HX-Redirect"] == led.headers["location"]


def test_a_refusal_within_an_event_keeps_its_navigation_and_the_callers_name(
    api: Api, browser: TestClient
) -> None:
    for refused in (
        send(browser, api, "/solve", care="usual"),
        browser.get(f"/events/{api.event_id}/timetable", params={"version": 7}),
    ):
        assert refused.status_code in {404, 409}
        for section in ("lists", "changes"):
            assert f'href="/events/{api.event_id}/{section}"' in refused.text
        assert f'<span class="who">{USERNAME}</span>' in refused.text
    outside = browser.get("/events/01234567-89ab-7def-8123-456789abcdef")
    assert outside.status_code == 404
    assert "/lists" not in outside.text


def test_a_viewers_refusal_has_the_sections_of_viewers_only(api: Api) -> None:
    refused = api.viewer.get(
        f"/events/{api.event_id}/timetable", params={"version": 7}, headers={"Accept": "text/html"}
    )
    assert f'href="/events/{api.event_id}/people"' in refused.text
    assert f'href="/events/{api.event_id}/lists"' not in refused.text


def test_who_changes_an_old_version_is_led_to_the_new_one(
    api: Api, browser: TestClient, day: Day
) -> None:
    first, second, *_ = day.meetings()
    send(browser, api, f"/timetables/1/meetings/{first['id']}", act="empty")
    refused = send(browser, api, f"/timetables/1/meetings/{second['id']}", act="empty")
    assert refused.status_code == 409
    assert f'href="/events/{api.event_id}/timetable?version=2"' in refused.text
