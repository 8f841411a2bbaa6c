"""The page of the whole audit log."""

from datetime import timedelta

from starlette.testclient import TestClient

from tests.api import Api
from tests.conftest import StillClock
from tests.web.organizer import PASSWORD, USERNAME, send_to


def test_who_failed_to_log_in_and_from_where_is_seen(
    api: Api, browser: TestClient, clock: StillClock
) -> None:
    stranger = TestClient(api.app, client=("203.0.113.7", 5000))
    for name in (USERNAME, "kata-sandi-di-kolom-nama"):
        stranger.post("/login", data={"username": name, "password": "salah"})
    shown = send_to(browser, "/audit", kind="login.fail").text
    assert shown.count("Failed to log in") == 2
    assert shown.count("203.0.113.7") == 2
    assert "kata-sandi-di-kolom-nama" not in shown, "it may be a password"
    assert "an unknown name" in shown
    mine = send_to(browser, "/audit", kind="login.fail", who=USERNAME).text
    assert mine.count("Failed to log in") == 1
    assert "Nothing matches" in send_to(browser, "/audit", kind="lain").text
    clock.advance(timedelta(minutes=61))
    led = browser.get("/audit", follow_redirects=False)
    assert led.headers["location"].startswith("/account/prove")
    assert PASSWORD not in shown
