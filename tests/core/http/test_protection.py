"""What browsers are told to keep to: TLS, one host, no foreign use, no code but ours."""

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.auth.cookies import HOST_ONLY, SESSION_COOKIE
from app.core.settings import Settings
from app.main import create_app
from app.web.frame.assets import asset
from tests.api import Api
from tests.conftest import StillClock

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PASSWORD = "kopi-susu-di-teras-42"


def with_settings(api: Api, settings: Settings, **changed: object) -> FastAPI:
    given = settings.model_copy(update=changed)
    return create_app(given, engine=api.engine, clock=StillClock(api.now))


def test_code_is_compiled_by_the_reader_of_codes_alone(api: Api) -> None:
    reader = api.anonymous.get(asset("decoder-worker.js"))
    assert "'wasm-unsafe-eval'" in reader.headers["Content-Security-Policy"]
    for path in ("/login", "/healthz", asset("scanner.js"), "/scan", "/api/v1/openapi.json"):
        policy = api.anonymous.get(path).headers["Content-Security-Policy"]
        assert "unsafe" not in policy, path


def test_other_sites_may_embed_nothing(api: Api) -> None:
    for path in ("/login", "/healthz", asset("scanner.js")):
        answer = api.anonymous.get(path)
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin", path


def test_answers_are_framed_by_nobody_and_tell_no_other_site_whence_one_came(api: Api) -> None:
    headers = api.anonymous.get("/login").headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_request_is_not_sent_back(api: Api) -> None:
    answer = api.anonymous.request("TRACE", "/login", headers={"X-Secret": "rahasia"})
    assert answer.status_code == 405
    assert "rahasia" not in answer.text


def test_where_everybody_comes_by_tls_browsers_are_told_to(api: Api, settings: Settings) -> None:
    strict = with_settings(api, settings, public_url="https://temu.banjarnegarakab.go.id")
    told = TestClient(strict).get("/healthz").headers["Strict-Transport-Security"]
    assert int(told.removeprefix("max-age=")) >= 31_536_000
    hall = with_settings(api, settings, secure_cookies=True)
    assert "Strict-Transport-Security" not in TestClient(hall).get("/healthz").headers, (
        "a hall's address is trusted by the phones that were there alone"
    )


def test_over_tls_a_session_is_of_this_host_alone(
    api: Api, settings: Settings, engine: Engine
) -> None:
    user = {"username": "panitia", "password": PASSWORD, "is_admin": False}
    made = api.post(api.admin, "/api/v1/users", user)
    secure = TestClient(with_settings(api, settings, secure_cookies=True), "https://temu.id")
    sent = secure.post(
        "/login", data={"username": made["username"], "password": PASSWORD}, follow_redirects=False
    )
    (cookie,) = [
        one
        for one in sent.headers.get_list("set-cookie")
        if SESSION_COOKIE in one.partition("=")[0]
    ]
    assert cookie.startswith(f"{HOST_ONLY}{SESSION_COOKIE}=")
    assert {"secure", "httponly", "path=/"} <= {part.strip().lower() for part in cookie.split(";")}
    assert "domain" not in cookie.lower()
    token = secure.cookies[f"{HOST_ONLY}{SESSION_COOKIE}"]
    assert secure.get("/api/v1/auth/me").status_code in {200, 403}, "the new cookie is read"
    secure.cookies.clear()
    secure.cookies.set(SESSION_COOKIE, token)
    assert secure.get("/api/v1/auth/me").status_code == 401, "a sibling host could have set it"


def test_whoever_finds_a_hole_is_told_whom_to_tell(api: Api, settings: Settings) -> None:
    assert api.anonymous.get("/.well-known/security.txt").status_code == 404
    named = with_settings(api, settings, security_contact="mailto:keamanan@banjarnegara.go.id")
    told = TestClient(named).get("/.well-known/security.txt")
    assert told.headers["content-type"].startswith("text/plain")
    assert "Contact: mailto:keamanan@banjarnegara.go.id\n" in told.text
    assert "Expires: 2025-12-31T00:00:00Z\n" in told.text
