"""The navigation of an event, and the sentence that is shown once after a form."""

import html
import json
from base64 import urlsafe_b64encode
from typing import Any

import pytest
from fastapi import Response
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect
from pydantic import BaseModel, Field, ValidationError
from starlette.requests import Request
from starlette.testclient import TestClient

from app.core.locale import has_text
from app.web.frame.forms import refused
from app.web.frame.sections import SECTIONS, sections
from app.web.frame.told import COOKIE, tell, told
from tests.api import Api
from tests.routes import all_routes
from tests.web.chromium import LAPTOP

NARROW = (390, 844)


def test_every_section_leads_to_a_page_and_has_a_label(api: Api) -> None:
    pages = {route.path for route in all_routes(api.app) if route.method == "GET"}
    for section in SECTIONS:
        assert f"/events/{{event_id}}{section.path}" in pages, section
        assert has_text(f"web.section_{section.name}"), section
    stood_in = [name for one in SECTIONS for name in (one.name, *one.others)]
    assert len(stood_in) == len(set(stood_in)), "each page stands in one section"


def test_every_section_marks_itself_as_the_present_one(api: Api, browser: TestClient) -> None:
    for section in SECTIONS:
        shown = browser.get(f"/events/{api.event_id}{section.path}").text
        href = f'href="/events/{api.event_id}{section.path}" aria-current="page"'
        assert shown.count(href) == 1, section
        assert shown.count(f'<a href="/events/{api.event_id}') >= len(SECTIONS), "no entry is lost"


def test_viewers_are_offered_only_what_they_may_see(api: Api) -> None:
    for section in sections(may_change=False):
        answer = api.viewer.get(f"/events/{api.event_id}{section.path}")
        assert answer.status_code == 200, section


@pytest.mark.browser
@pytest.mark.parametrize("size", [LAPTOP, NARROW], ids=["laptop", "phone"])
def test_the_sections_take_one_row_and_the_present_one_is_in_sight(
    opened: Any, api: Api, size: tuple[int, int]
) -> None:
    page = opened(size)
    page.goto(f"/events/{api.event_id}{SECTIONS[-1].path}")
    expect(page.locator(".sections [aria-current]")).to_be_in_viewport(ratio=0.9)
    head = page.locator(".masthead").bounding_box()
    assert head["height"] <= 3 * 50, "two rows, and on a phone the event's name"
    expect(page.locator(".masthead .place")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]


def request(cookie: str) -> Request:
    return Request({"type": "http", "headers": [(b"cookie", f"{COOKIE}={cookie}".encode())]})


def packed(content: object) -> str:
    return urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def test_what_a_form_has_done_is_told_once(api: Api, browser: TestClient) -> None:
    browser.cookies[COOKIE] = packed(["saved", {}])
    part = browser.get(f"/events/{api.event_id}", headers={"HX-Request": "true"})
    assert "set-cookie" not in part.headers, "a part of a page leaves it to the next whole one"
    shown = browser.get(f"/events/{api.event_id}")
    assert "✓ Saved." in html.unescape(shown.text)
    assert f'{COOKIE}=""' in shown.headers["set-cookie"]
    assert "Max-Age=0" in shown.headers["set-cookie"]


def test_what_is_told_arrives_as_it_was_sent() -> None:
    response = Response()
    tell(response, "saved")
    value = response.headers["set-cookie"].partition("=")[2].partition(";")[0]
    assert told(request(value), "id") == "Tersimpan."


@given(st.text(st.characters(codec="ascii", exclude_characters=";\r\n\0"), max_size=80))
def test_a_cookie_of_somebody_else_tells_nothing(value: str) -> None:
    assert told(request(value), "id") is None


@pytest.mark.parametrize(
    "content", [["log_in", {}], ["saved", []], [1, {}], "saved", None, ["saved"], ["../saved", {}]]
)
def test_only_the_sentences_meant_for_it_are_told(content: object) -> None:
    assert told(request(packed(content)), "id") is None


class Shape(BaseModel):
    name: str = Field(min_length=3)
    count: int = Field(ge=1)
    inner: list[int] = []


def test_a_refused_form_keeps_what_was_typed_with_a_fault_beside_each_field() -> None:
    typed = {"name": "x", "count": "none", "inner": "[1]"}
    with pytest.raises(ValidationError) as refusal:
        Shape.model_validate({**typed, "inner": ["x", "y"]})
    form = refused(typed, refusal.value, "en")
    assert form.values == typed
    assert set(form.faults) == {"name", "count", "inner"}
    assert "3" in form.faults["name"]
