"""The register of processing on its page."""

import pytest
from starlette.testclient import TestClient

from app.privacy.register.views import register
from tests.api import Api
from tests.web.organizer import page


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_all_of_it_is_shown_with_the_papers(api: Api, browser: TestClient) -> None:
    assert f"/events/{api.event_id}/register" in page(browser, api, "/retention")
    shown = page(browser, api, "/register")
    assert [one.name for one in register("en").items if one.what not in shown] == []
    for paper in ("notice.pdf", "register.pdf"):
        address = f"/api/v1/events/{api.event_id}/privacy/{paper}"
        assert address in shown
        assert browser.get(address).content.startswith(b"%PDF")
