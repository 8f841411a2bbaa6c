"""The benchmark of pages: which pages it asks for, and how it prints them."""

from uuid import UUID

import httpx

from benchmarks.pages.__main__ import table
from benchmarks.pages.measuring import Measured, measure, pages
from benchmarks.pages.site import Site

EVENT, PARTNER, COOPERATIVE = UUID(int=1), UUID(int=2), UUID(int=3)


def answer(request: httpx.Request) -> httpx.Response:
    if request.url.path.startswith("/static/"):
        return httpx.Response(200, stream=httpx.ByteStream(b"x" * 500))
    if request.url.path.endswith("/events"):
        return httpx.Response(303)
    content = b'<link href="/static/app-1.css"><script src="/static/app-1.js"></script>'
    headers = {"Content-Type": "text/html"}
    return httpx.Response(200, stream=httpx.ByteStream(content), headers=headers)


def site() -> Site:
    client = httpx.Client(base_url="http://server", transport=httpx.MockTransport(answer))
    return Site(client, EVENT, "Batur", "Batur", PARTNER, COOPERATIVE)


def test_every_page_of_an_event_is_asked_for_with_the_parts_of_its_timetable() -> None:
    asked = pages(site())
    assert {f"/events/{EVENT}{path}" for path in ("", "/lists", "/solve", "/door")} <= set(asked)
    assert f"/events/{EVENT}/timetable?by=kecamatan&kecamatan=Batur" in asked
    assert f"/api/v1/events/{EVENT}/request-matrix" in asked
    assert not [path for path in asked if "{" in path]


def test_a_first_load_counts_what_the_page_names_and_what_is_no_page_is_left_out() -> None:
    found = measure(site(), f"/events/{EVENT}/lists", 3)
    assert found is not None
    assert (found.page, found.first_load) == ("…/lists", found.page_bytes + 1000)
    assert measure(site(), "/events", 3) is None


def test_the_slowest_page_comes_first_and_a_missed_goal_is_marked() -> None:
    rows = [Measured("/a", 10, 100, 2_000, 80_000), Measured("/b", 10, 151, 2_000, 80_000)]
    lines = table(rows, 150).splitlines()
    assert lines[2:] == ["| `/b` | 10 | 151 ! | 2 | 80 |", "| `/a` | 10 | 100 | 2 | 80 |"]
