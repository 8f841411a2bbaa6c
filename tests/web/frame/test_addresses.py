"""Nothing that says who somebody is stands in an address, and no log has what was searched for."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from starlette.testclient import TestClient

from app.core.settings import Settings
from app.main import create_app
from app.serving import site
from tests.api import Api
from tests.checkin.hall import furnish
from tests.logs import written_logs
from tests.routes import all_routes

PAGES = Path(__file__).parents[3] / "app" / "web"
CHOSEN = {
    *("version", "by", "sheet", "state", "day", "changed_since", "limit"),  # of what, and how
    *("kecamatan", "partner_id", "{{ by }}"),  # a place, or a company by its id
    *("kind", "interest"),  # of forms that a script reads, and never sends
}
"""Names of what forms that stand in the address send, beside words that are searched for."""
SEARCHED = "q"
"""The one text that people type into an address: `docs/privacy.md` says why."""
ASKED = {
    "q",
    *("attendee", "attendee_id", "before_id", "cooperative", "cooperative_id"),  # ids
    *("meeting", "partner", "partner_id", "timetable"),  # ids and numbers
    *(
        "absent",
        "after",
        "before",
        "by",
        "changed_since",
        "day",
        "first",
        "kecamatan",
        "limit",
        "long",
    ),
    *("page", "part", "sheet", "show", "version"),  # how much, which part, and from when
    *("anew", "ended", "keep", "outdated", "preview", "seen"),  # whether, and what is there
    *("code", "state"),  # a provider's answer, which means nothing twice; a state of people
    "next",  # an address of our own, with what it asks
}
"""What page routes take from their address."""
FORM = re.compile(r'<form\b(?P<head>(?:[^>"]|"[^"]*")*)>.*?</form>', re.DOTALL)
FIELD = re.compile(r'<(input|select|textarea|button)\b((?:[^>"]|"[^"]*")*)>')
MACRO = re.compile(r'forms\.(field|area|choice|check)\("(\w+)"')
NOT_TYPED = {"hidden", "radio", "checkbox", "submit", "number"}


class Field(NamedTuple):
    """What a form sends: where it stands, its name, and whether people type it."""

    page: str
    name: str
    is_typed: bool


def fields_in_addresses() -> Iterator[Field]:
    """Find what forms send that a browser would put into the address."""
    for file in sorted(PAGES.rglob("*.html")):
        for form in FORM.finditer(file.read_text("utf-8")):
            if 'method="post"' in form["head"]:
                continue
            for kind, said in FIELD.findall(form[0]):
                attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', said))
                typed = kind == "textarea" or (
                    kind == "input" and attributes.get("type") not in NOT_TYPED
                )
                if "name" in attributes:
                    yield Field(file.name, attributes["name"], typed)
            for macro, name in MACRO.findall(form[0]):
                yield Field(file.name, name, macro in {"field", "area"})


def test_no_form_puts_who_somebody_is_into_the_address() -> None:
    found = list(fields_in_addresses())
    assert {one.name for one in found} == CHOSEN | {SEARCHED}
    assert [one for one in found if one.is_typed and one.name != SEARCHED] == []


def test_no_page_is_asked_for_people_in_its_address(tmp_path: Path) -> None:
    app = create_app(Settings(data_dir=tmp_path, database_url="sqlite://"))
    pages = [one for one in all_routes(app) if not one.path.startswith("/api/")]
    assert {name for one in pages for name in one.query} == ASKED


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_log_has_what_was_searched_for(api: Api, browser: TestClient) -> None:
    furnish(api.engine, api.event_id, api.now, people=2)
    here = f"/events/{api.event_id}"
    with written_logs() as log:
        for page in ("people", "people/others", "partners", "timetable", "papers"):
            browser.get(f"{here}/{page}", params={"q": "Turyanto 0812"})
        browser.get("/nowhere", params={"q": "Turyanto 0812"})
        for refused in ({"q": "Turyanto 0812" + "x" * 300}, {"q": "Turyanto 0812\0"}):
            browser.get(f"{here}/people", params=refused)
        api.viewer.get(api.at("/find"), params={"q": "Turyanto 0812"})
        api.organizer.get(api.at("/attendees"), params={"q": "Turyanto 0812"})
        api.anonymous.get(api.at("/attendees"), params={"q": "Turyanto 0812"})
    written = log.getvalue()
    assert written.count('"event": "request"') == 11
    assert "Turyanto" not in written
    assert "0812" not in written


def test_the_server_itself_writes_no_log_of_requests() -> None:
    assert site._SETTINGS["access_log"] is False
