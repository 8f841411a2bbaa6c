"""An event begins in the browser: from a template, as a copy, or as the sample."""

import html
import re
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from app.core.database.sessions import transaction
from app.events.records import Event
from app.sheets.values.regions.shipped import MOST_REGENCIES
from app.web.frame.regions import understood
from tests.api import Api
from tests.web.axe import serious_violations
from tests.web.chromium import LAPTOP
from tests.web.organizer import send_to

NARROW = (390, 844)
FORM = {
    "name": "Kontak Bisnis Purbalingga",
    "day": "2026-08-07",
    "place": "Pendopo",
    "begin": "business_contact",
    "timezone": "Asia/Jakarta",
    "region_1": "Kabupaten Purbalingga, Jawa Tengah",
}


def made_by(api: Api, answer: Any) -> Event:
    assert answer.status_code == 303, answer.text
    (event_id,) = re.findall(r"^/events/([0-9a-f-]{36})$", answer.headers["location"])
    with transaction(api.engine, read_only=True) as session:
        event: Event = session.get_one(Event, UUID(event_id))
        return event


def test_an_event_is_made_from_a_template(api: Api, browser: TestClient) -> None:
    answer = send_to(browser, "/new-event", **FORM)
    event = made_by(api, answer)
    assert (event.name, event.place, event.regions) == (FORM["name"], "Pendopo", ["33.03"])
    shown = html.unescape(browser.get(answer.headers["location"]).text)
    assert "The event is created." in shown
    assert "10 slots" in shown


def test_an_event_is_made_as_a_copy(api: Api, browser: TestClient) -> None:
    offered = browser.get("/new-event").text
    assert f'value="copy:{api.event_id}"' in offered
    copied = made_by(
        api, send_to(browser, "/new-event", **{**FORM, "begin": f"copy:{api.event_id}"})
    )
    assert (copied.name, copied.place) == (FORM["name"], "Aula Sasana Abdi Praja")


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"name": ""}, "name-fault"),
        ({"day": "besok"}, "day-fault"),
        ({"region_1": "Kabupaten Antah Berantah"}, "region_1-fault"),
        ({"region_1": "Jawa Tengah"}, "region_1-fault"),
        ({"region_1": ""}, "region_1-fault"),
        ({"begin": "x", "day": "2026-13-01"}, "day-fault"),
        ({"timezone": "Asia/Antah"}, 'role="alert"'),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    browser: TestClient, wrong: dict[str, str], fault: str
) -> None:
    answer = send_to(browser, "/new-event", **{**FORM, **wrong})
    assert answer.status_code == 422
    assert fault in answer.text
    shown = html.unescape(answer.text)
    for name, value in {**FORM, **wrong}.items():
        if name not in {"begin", "timezone"}:
            assert f'name="{name}"' in shown
            assert f'value="{value}"' in shown


def test_only_administrators_begin_events(api: Api) -> None:
    for path in ("/new-event", "/sample-event"):
        assert api.organizer.post(path, data=FORM).status_code == 403
    assert "/new-event" not in api.organizer.get("/events").text


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("Kabupaten Banjarnegara, Jawa Tengah", ["33.04"]),
        ("kabupaten banjarnegara", ["33.04"]),
        ("banjarnegara", ["33.04"]),
        ("33.04", ["33.04"]),
        ("Kota Tegal", ["33.76"]),
    ],
)
def test_a_regency_is_understood_as_people_write_it(said: str, codes: list[str]) -> None:
    assert understood({"region_1": said, "region_2": " ", "name": "x"}, "id") == (codes, {})


def test_no_more_regencies_are_looked_for_than_an_event_may_have() -> None:
    many = {f"region_{number}": "33.04" for number in range(500)}
    assert understood(many, "id") == (["33.04"] * (MOST_REGENCIES + 1), {})


def test_a_long_text_is_no_regency() -> None:
    codes, faults = understood({"region_1": "banjarnegara " * 20}, "id")
    assert (codes, list(faults)) == ([], ["region_1"])


@pytest.mark.browser
@pytest.mark.parametrize("size", [LAPTOP, NARROW], ids=["laptop", "phone"])
def test_an_empty_installation_offers_an_event_of_ones_own_and_the_sample(
    opened: Any, api: Api, size: tuple[int, int]
) -> None:
    api.admin.delete(api.at(), params={"confirm_name": "Kontak Bisnis Banjarnegara"})
    page = opened(size, bypass_csp=True)
    page.goto("/")
    assert serious_violations(page) == []
    page.get_by_role("button", name="Buat acara").click()
    assert serious_violations(page) == []
    page.get_by_label("Nama acara").fill("Kontak Bisnis Cilacap")
    page.get_by_label("Tanggal", exact=True).fill("2026-08-07")
    page.get_by_label("Kabupaten/kota 1").fill("Kabupaten Cilacap, Jawa Tengah")
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]
    page.get_by_role("button", name="Buat acara").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kontak Bisnis Cilacap")
    page.goto("/events")
    page.get_by_role("button", name="Muat contoh Banjarnegara").click()
    expect(page.get_by_text("Contoh Banjarnegara dimuat")).to_be_visible()
