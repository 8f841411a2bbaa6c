"""Methods, tags and other origins: what a front-end from anywhere relies on."""

from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from app.core.settings import Settings
from app.main import create_app
from app.openapi import URL
from tests.api import Api
from tests.conftest import StillClock

_FRONT_END = "https://app.example.id"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


def test_an_address_names_all_its_methods(api: Api) -> None:
    gates = api.at("/gates")
    for client in (api.anonymous, api.organizer):
        asked = client.options(gates)
        assert (asked.status_code, asked.headers["Allow"]) == (204, "GET, HEAD, OPTIONS, POST")
        refused = client.delete(gates)
        assert refused.status_code == 405
        assert refused.headers["Allow"] == "GET, HEAD, OPTIONS, POST"
    one = api.organizer.put(f"{gates}/{uuid4()}")
    assert one.headers["Allow"] == "DELETE, GET, HEAD, OPTIONS, PATCH"
    assert api.organizer.options("/api/v1/nothing").status_code == 404


def test_head_is_get_without_its_body(api: Api) -> None:
    for path in (api.at(), api.at("/gates"), URL, "/healthz"):
        read, head = api.organizer.get(path), api.organizer.head(path)
        assert (head.status_code, head.content) == (200, b"")
        for name in ("ETag", "Content-Type", "Content-Length"):
            assert head.headers.get(name) == read.headers.get(name), (path, name)
    assert api.anonymous.head(api.at()).status_code == 401
    assert api.organizer.head(api.at("/nothing")).status_code == 404


def test_what_has_not_changed_is_not_sent_again(api: Api) -> None:
    for path in ("", "/programme", "/gates", "/tags", "/requests", "/arrivals"):
        read = api.viewer.get(api.at(path))
        known = {"If-None-Match": f'"other", {read.headers["ETag"]}'}
        again = api.viewer.get(api.at(path), headers=known)
        assert (again.status_code, again.content) == (304, b""), path
        assert again.headers["ETag"] == read.headers["ETag"]
    known = {"If-None-Match": api.viewer.get(api.at()).headers["ETag"]}
    api.organizer.patch(api.at(), json={"place": "Pendopo"})
    assert api.viewer.get(api.at(), headers=known).json()["place"] == "Pendopo"
    version = api.viewer.get(api.at()).headers["ETag"]
    changed = api.organizer.patch(
        api.at(), json={"place": "Aula"}, headers={"If-Match": f"W/{version}"}
    )
    assert changed.status_code == 200
    stale = api.organizer.patch(api.at(), json={"place": "X"}, headers={"If-Match": version})
    assert stale.status_code == 412


def test_a_front_end_elsewhere_may_call_only_if_its_origin_is_allowed(
    engine: Engine, clock: StillClock, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path, allowed_origins=[_FRONT_END])
    client = TestClient(create_app(settings, engine=engine, clock=clock))
    preflight = {
        "Origin": _FRONT_END,
        "Access-Control-Request-Method": "PATCH",
        "Access-Control-Request-Headers": "authorization, content-type, if-match, idempotency-key",
    }
    may = client.options("/api/v1/events", headers=preflight)
    assert may.status_code == 200
    assert may.headers["Access-Control-Allow-Origin"] == _FRONT_END
    assert "PATCH" in may.headers["Access-Control-Allow-Methods"]
    assert "Access-Control-Allow-Credentials" not in may.headers
    refused = client.get("/api/v1/events", headers={"Origin": _FRONT_END})
    assert refused.status_code == 401
    assert refused.headers["Access-Control-Allow-Origin"] == _FRONT_END
    exposed = refused.headers["Access-Control-Expose-Headers"].split(", ")
    assert {"ETag", "Location", "Retry-After"} <= set(exposed)
    for origin in ("https://evil.example", "http://app.example.id", "null"):
        other = client.options("/api/v1/events", headers=preflight | {"Origin": origin})
        assert other.status_code == 400
        answer = client.get("/api/v1/events", headers={"Origin": origin})
        assert "Access-Control-Allow-Origin" not in answer.headers
    page = client.get("/masuk", headers={"Origin": _FRONT_END})
    assert "Access-Control-Allow-Origin" not in page.headers


def test_allowed_origins_are_read_from_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TITIK_TEMU_ALLOWED_ORIGINS", f" {_FRONT_END}/, http://localhost:5173,")
    assert Settings().allowed_origins == [_FRONT_END, "http://localhost:5173"]
