"""The settings of an event in the browser: changed, refused, deleted by typing its name."""

import html
import re

import pytest
from starlette.testclient import TestClient

from app.core.database.sessions import transaction
from app.events.records import Event
from tests.api import Api
from tests.web.organizer import page, send

NAME = "Kontak Bisnis Banjarnegara"


def stored(api: Api) -> Event | None:
    with transaction(api.engine, read_only=True) as session:
        return session.get(Event, api.event_id)


def test_settings_are_changed_and_said_to_be(api: Api, browser: TestClient) -> None:
    assert 'name="version" value="1"' in page(browser, api, "/edit")
    fields = {
        "version": "1",
        "name": "Kontak Bisnis II",
        "place": "",
        "target_meetings": "2",
        "auto_adopt_up_to": "4",
        "public_url": "https://temu.contoh.id",
    }
    answer = send(browser, api, "/edit", **fields)
    assert answer.headers["location"] == f"/events/{api.event_id}/edit"
    event = stored(api)
    assert event is not None
    assert (event.name, event.place, event.target_meetings) == ("Kontak Bisnis II", "", 2)
    assert event.auto_adopt_up_to == 4
    assert event.public_url == "https://temu.contoh.id"
    assert "✓ Saved." in page(browser, api, "/edit")
    send(browser, api, "/edit", version="2", auto_adopt_up_to="", public_url=" ")
    event = stored(api)
    assert event is not None
    assert (event.auto_adopt_up_to, event.public_url) == (None, None)


def test_a_limit_of_nobody_is_not_taken_for_no_limit(api: Api, browser: TestClient) -> None:
    api.organizer.patch(api.at(), json={"auto_adopt_up_to": 0})
    shown = page(browser, api, "/edit")
    field = re.search(r'<input id="auto_adopt_up_to"[^>]*>', shown)
    assert field
    assert 'value="0"' in field[0]


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"name": ""}, 'id="name-fault"'),
        ({"grace_minutes": "1000"}, 'id="grace_minutes-fault"'),
        ({"public_url": "temu"}, 'id="public_url-fault"'),
    ],
)
def test_a_refused_form_keeps_what_was_typed(
    api: Api, browser: TestClient, wrong: dict[str, str], fault: str
) -> None:
    answer = send(browser, api, "/edit", version="1", **{"name": "Baru", **wrong})
    assert answer.status_code == 422
    assert fault in answer.text
    for value in wrong.values():
        assert f'value="{value}"' in html.unescape(answer.text)
    event = stored(api)
    assert event is not None
    assert event.name == NAME


def test_a_change_made_meanwhile_is_not_overwritten(api: Api, browser: TestClient) -> None:
    api.organizer.patch(api.at(), json={"place": "Pendopo"})
    answer = send(browser, api, "/edit", version="1", name="Baru")
    assert answer.status_code == 412
    assert 'value="Baru"' in answer.text
    event = stored(api)
    assert event is not None
    assert (event.name, event.place) == (NAME, "Pendopo")


def test_an_event_is_deleted_only_by_its_name(api: Api, browser: TestClient) -> None:
    refused = send(browser, api, "/delete", confirm_name="kontak bisnis")
    assert refused.status_code == 422
    assert 'value="kontak bisnis"' in refused.text
    assert 'id="confirm_name-fault"' in refused.text
    assert stored(api) is not None
    done = send(browser, api, "/delete", confirm_name=f" {NAME} ")
    assert done.headers["location"] == "/events"
    assert stored(api) is None
    assert "The event is deleted." in browser.get("/events").text


def test_viewers_do_not_change_an_event(api: Api) -> None:
    assert api.viewer.get(f"/events/{api.event_id}/edit").status_code == 403
