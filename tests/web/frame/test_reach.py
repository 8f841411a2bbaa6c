"""Of every address that a page shows, it is said before who can open it."""

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.auth.cookies import SESSION_COOKIE
from app.auth.passwords import csrf_token
from app.events.addresses import Reach, reach
from tests.api import Api
from tests.meetings.hall import fill

PAGES = Path(__file__).parents[3] / "app/web"
SURE = {
    "address/address.html",
    "trust/trust.html",
    "scanner/scanner.html",
    "integrations/token.html",
}
"""Pages of an address that was refused where it leads nowhere, of the hall's own address, and of a
token, which looks like an address and is none."""
SHOWN = re.compile(r'class="qr"|<code[^>]*>\{\{ [a-z_.]*url|class="address"')


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("http://localhost:8000/x", Reach.HERE),
        ("HTTP://127.0.0.1/B/X", Reach.HERE),
        ("http://[::1]:8000", Reach.HERE),
        ("https://0.0.0.0", Reach.HERE),
        ("https://192.168.1.5:8443", Reach.HALL),
        ("https://10.0.0.7", Reach.HALL),
        ("https://169.254.3.4", Reach.HALL),
        ("https://laptop", Reach.HALL),
        ("https://laptop.local", Reach.HALL),
        ("HTTPS://TEMU.BANJARNEGARAKAB.GO.ID/B/X", Reach.ANYWHERE),
        ("https://8.8.8.8", Reach.ANYWHERE),
    ],
)
def test_an_address_tells_who_can_open_it(address: str, who: Reach) -> None:
    assert reach(address) is who


def test_every_template_that_shows_an_address_says_first_who_can_open_it() -> None:
    silent, seen = [], 0
    for file in sorted(PAGES.rglob("*.html")):
        source = file.read_text("utf-8")
        found = SHOWN.search(source)
        if found is None or file.relative_to(PAGES).as_posix() in SURE:
            continue
        seen += 1
        if "addresses.warning(" not in source[: found.start()]:
            silent.append(file.name)
    assert silent == []
    assert seen >= 3


def _post(browser: TestClient, path: str, **fields: Any) -> str:
    data = {"csrf": csrf_token(browser.cookies[SESSION_COOKIE]), **fields}
    answer = browser.post(path, data=data)
    assert answer.status_code == 201, answer.text
    return answer.text


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("http://localhost:8000", "opens on this computer only"),
        ("http://127.0.0.1:8000", "opens on this computer only"),
        ("http://192.168.1.5:8000", "only within the same network"),
        ("http://temu.example.id", ""),
    ],
)
def test_pages_that_hand_out_links_and_codes_say_it(
    api: Api, browser: TestClient, host: str, said: str
) -> None:
    api.app.state.settings = api.app.state.settings.model_copy(
        update={"allowed_hosts": "temu.example.id"}
    )
    partner = fill(api.engine, api.event_id, api.now).partners[0]
    here = TestClient(api.app, base_url=host, headers={"Accept-Language": "en"})
    here.cookies.set(SESSION_COOKIE, browser.cookies[SESSION_COOKIE])
    event = f"/events/{api.event_id}"
    pages = [
        _post(here, f"{event}/door/links", partner=str(partner), name="Wakil"),
        _post(here, f"{event}/door/devices", name="Pintu", scope="checkin"),
        _post(here, f"{event}/members/invite", username="baru", role="organizer"),
    ]
    for shown in pages:
        for warning in ("opens on this computer only", "only within the same network"):
            assert (warning in shown) == (warning == said)
