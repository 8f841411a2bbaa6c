"""Common to all requests: ids, headers, limits, problem documents, health, metrics."""

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine, text
from starlette.testclient import TestClient

from app.core.settings import Settings
from app.main import create_app
from tests.api import Api

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_request_keeps_its_id_and_a_problem_quotes_it(api: Api) -> None:
    answer = api.viewer.get("/api/v1/nowhere", headers={"X-Request-ID": "gate-7.000123"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["X-Request-ID"] == answer.json()["request_id"] == "gate-7.000123"


def test_an_id_that_could_forge_log_lines_is_replaced(api: Api) -> None:
    answer = api.viewer.get("/healthz", headers={"X-Request-ID": "x y\tz"})
    assert answer.headers["X-Request-ID"] != "x y\tz"


def test_every_answer_carries_the_headers_that_protect_a_browser(api: Api) -> None:
    headers = api.anonymous.get("/healthz").headers
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_body_beyond_the_limit_is_refused(api: Api) -> None:
    for headers in ({}, {"Idempotency-Key": "a"}):
        answer = api.admin.post("/api/v1/events", content=b"x" * 1_100_000, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")
        pieces = (b"x" * 100_000 for _ in range(11))
        answer = api.admin.post("/api/v1/events", content=pieces, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


def test_a_body_that_is_not_json_is_refused(api: Api) -> None:
    headers = {"Content-Type": "application/json"}
    answer = api.admin.post("/api/v1/events", content=b'{"name": ', headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed_body")


def test_a_missing_field_is_named_by_its_pointer(api: Api) -> None:
    answer = api.admin.post("/api/v1/events", json={"name": "X", "programme": [{"kind": "slot"}]})
    pointers = {error["pointer"] for error in answer.json()["errors"]}
    assert {"/day", "/programme/0/starts_at"} <= pointers


def test_a_wrong_field_is_explained_in_the_callers_language_and_never_quoted(
    api: Api,
) -> None:
    secret = "R4hasia!"
    body = {"username": secret, "password": secret[:3], "is_admin": secret}
    told = {}
    for language in ("id", "en"):
        answer = api.admin.post("/api/v1/users", json=body, headers={"Accept-Language": language})
        assert answer.status_code == 422
        assert secret[:3] not in answer.text
        told[language] = {each["pointer"]: each["detail"] for each in answer.json()["errors"]}
    assert told["id"]["/username"].startswith("Isian ini hanya boleh berisi huruf")
    assert told["id"]["/password"] == "Isian ini terlalu pendek; sedikitnya 12 karakter atau butir."
    assert told["en"]["/password"] == "This is too short; at least 12 characters or items."
    assert told["en"]["/is_admin"] == "This must be true or false."
    path = api.admin.delete("/api/v1/auth/tokens/keinginan")
    assert "keinginan" not in path.text
    assert path.json()["errors"][0]["detail"].startswith("This must be a UUID")


def test_an_unknown_method_is_answered_with_a_problem(api: Api) -> None:
    answer = api.admin.patch("/api/v1/auth/me")
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")


def test_an_unexpected_error_leaks_nothing_and_quotes_the_request(
    settings: Settings, engine: Engine
) -> None:
    app: FastAPI = create_app(settings, engine=engine)

    @app.get("/boom")
    def boom() -> None:
        raise RuntimeError("secret detail")

    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/boom")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    assert "secret" not in answer.text
    assert answer.json()["request_id"] in answer.json()["detail"]


def test_health_and_readiness_tell_what_is_wrong(api: Api) -> None:
    assert api.anonymous.get("/healthz").json() == {"status": "ok"}
    assert api.anonymous.get("/readyz").json()["ready"] is True
    with api.engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    behind = api.anonymous.get("/readyz")
    assert (behind.status_code, behind.json()["schema_version"]) == (503, "needs migration")


def test_readiness_does_not_wait_for_writers(api: Api) -> None:
    with api.engine.begin() as connection:
        connection.execute(text("UPDATE event SET place = 'Alun-alun'"))
        assert api.anonymous.get("/readyz").status_code == 200


def figures_of(api: Api) -> str:
    """Read the metrics as somebody on the same machine."""
    return TestClient(api.app, client=("127.0.0.1", 1)).get("/metrics").text


def test_metrics_without_a_token_are_for_the_same_machine_only(api: Api) -> None:
    for address, headers, status in (
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("192.0.2.7", {}, 401),
        ("testclient", {}, 401),
        ("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}, 401),
    ):
        client = TestClient(api.app, client=(address, 1))
        assert client.get("/metrics", headers=headers).status_code == status, (address, headers)


def test_metrics_count_requests_and_may_ask_for_a_token(api: Api, settings: Settings) -> None:
    api.viewer.get(api.at())
    figures = figures_of(api)
    assert 'handler="/api/v1/events/{event_id}"' in figures
    guarded = settings.model_copy(update={"metrics_token": "s3cret"})
    app = create_app(Settings(**guarded.model_dump()), engine=api.engine)
    with TestClient(app) as client:
        assert client.get("/metrics").status_code == 401
        right = {"Authorization": "Bearer s3cret"}
        assert client.get("/metrics", headers=right).status_code == 200


def test_methods_that_clients_invent_share_one_series(api: Api) -> None:
    def series() -> set[str]:
        figures = figures_of(api).splitlines()
        return {line.partition(" ")[0] for line in figures if "/api/v1/events/{event_id}" in line}

    api.viewer.request("BREW0", api.at())
    before = series()
    for number in range(1, 150):
        assert api.viewer.request(f"BREW{number}", api.at()).status_code == 405
    assert any('method="other"' in one for one in before)
    assert series() == before


def test_a_problems_type_leads_to_its_explanation(api: Api) -> None:
    problem = api.anonymous.get("/api/v1/auth/me").json()
    page = api.anonymous.get(problem["type"]).json()
    assert set(page["detail"]) == {"id", "en"}
    assert api.anonymous.get("/api/v1/problems/no_such_code").status_code == 404


@pytest.mark.parametrize(
    "charset", ["utf-7", "UTF-7", '"utf-7"', "unicode_escape", "idna", "undefined", "hex", "none"]
)
def test_a_form_is_read_as_utf_8_whatever_character_set_it_names(api: Api, charset: str) -> None:
    parts = {"kind": "attendees", "sheet": "+2AA- \\ud800 Peserta é"}
    lines = [f'--x\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{parts[n]}' for n in parts]
    name = 'name="file"; filename="+2AA-.csv"'
    lines += [f"--x\r\nContent-Disposition: form-data; {name}\r\n\r\nNama,Desa\nA,B", "--x--\r\n"]
    for boundary in ("x", '"x"', None):
        end = "" if boundary is None else f"; boundary={boundary}"
        answer = api.organizer.post(
            api.at("/imports"),
            content="\r\n".join(lines).encode(),
            headers={"Content-Type": f"multipart/form-data; charset={charset}{end}"},
        )
        if boundary is None:
            assert answer.status_code == 400, answer.text
        else:
            assert answer.status_code in {201, 422}, answer.text
