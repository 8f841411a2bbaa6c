"""A paper of too many pages is prepared by a worker: asked for, watched and fetched on the page."""

import re
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from app.documents import service as documents
from app.printing import carrying
from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock
from tests.web.organizer import page, send

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_long_paper_is_prepared_and_fetched_in_parts(
    api: Api, browser: TestClient, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(api.engine, api.event_id, api.now, 6)
    monkeypatch.setattr(documents, "_SHEETS_A_PART", 1)
    monkeypatch.setattr(documents, "print_apart", lambda render, *content: render(*content))
    here = f"/events/{api.event_id}/papers"
    led = browser.get(f"{here}/badges.pdf?sheet=cr80&keep=1", follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (
        303,
        f"{here}?sheet=cr80&long=badges.pdf#long",
    )
    shown = page(browser, api, "/papers?sheet=cr80&long=badges.pdf")
    assert "Prepare the files" in shown
    assert f'action="{here}/prepared?sheet=cr80&timetable=1"' in shown
    sent = send(browser, api, "/papers/prepared?sheet=cr80", name="badges.pdf")
    assert sent.headers["location"] == f"{here}#prepared"
    shown = page(browser, api, "/papers")
    assert "0 of 2 files are ready" in shown
    polled = re.search(r'hx-get="([^"]+)"', shown)
    assert polled is not None
    (run,) = api.get(api.organizer, api.at("/print-runs"))["items"]
    carrying.carry_out(UUID(run["id"]), api.engine, clock)
    part = browser.get(polled[1]).text
    assert "hx-get" not in part, "what is ready is left alone, so that its links stay"
    links = re.findall(r'href="([^"]+)"', part)
    assert len(links) == 2
    for link in links:
        assert browser.get(link).content.startswith(b"%PDF")
