"""While the database is away every route says so, and when to try again; afterwards all work."""

import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from httpx2 import Response
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from app.badges.tokens import TOKEN_CHARACTERS
from app.core.database import postgres, sessions
from app.core.database.engine import open_engine
from app.core.settings import Settings
from app.main import create_app
from app.meetings.agenda.deps import BADGE_HEADER
from tests.api import EVENT, Api
from tests.conftest import StillClock
from tests.databases import OwnPostgresServer, needed, own_postgres
from tests.routes import RouteInfo, all_routes

WITHOUT_DATABASE = {"/healthz", "/api/v1/meta", "/api/v1/problems/{code}", "/api/v1/docs"}
WELL_FORMED = "A" * TOKEN_CHARACTERS  # a badge's token whose key the database has to be asked for
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def is_told(answer: Response) -> bool:
    """Return whether an answer is the right problem, with the time after which to try again."""
    return (
        answer.status_code == 503
        and answer.headers["content-type"] == "application/problem+json"
        and answer.json()["code"] == "database_away"
        and answer.headers["Retry-After"] == "2"
    )


@pytest.fixture
def own_server() -> Iterator[OwnPostgresServer]:
    with needed(own_postgres()) as server:
        yield server


@pytest.mark.postgres
def test_every_route_reports_a_crashed_postgresql_and_works_once_it_is_back(
    own_server: OwnPostgresServer, tmp_path: Path, clock: StillClock
) -> None:
    url = own_server.database(own_server.template)
    engine = open_engine(url)
    app = create_app(Settings(data_dir=tmp_path, database_url=url), engine=engine, clock=clock)
    with Api(app, engine, clock.now()) as api:
        own_server.crash()
        needing = [route for route in api_routes(api) if route.path not in WITHOUT_DATABASE]
        answers = {str(route): asked(api, route) for route in needing}
        silent = {name: a.status_code for name, a in answers.items() if not is_told(a)}
        assert set(silent.values()) <= {404, 409, 422}, f"wrong by itself may be: {silent}"
        assert len(silent) < 10, silent
        credentials = {"username": "panitia", "password": "any of them"}
        assert is_told(api.anonymous.post("/api/v1/auth/tokens", json=credentials))
        assert len(needing) > 100
        own_server.start()
        assert api.post(api.admin, "/api/v1/events", EVENT | {"name": "Sesudah"})["id"]


def api_routes(api: Api) -> list[RouteInfo]:
    return [route for route in all_routes(api.app) if route.path.startswith("/api/v1/")]


def asked(api: Api, route: RouteInfo) -> Response:
    path = route.path.replace("{event_id}", str(api.event_id))
    while "{" in path:
        path = f"{path.partition('{')[0]}{uuid4()}{path.partition('}')[2]}"
    return api.admin.request(route.method, path, json={}, headers={BADGE_HEADER: WELL_FORMED})


@ON_SQLITE
def test_writers_learn_that_another_program_keeps_sqlite_locked(
    api: Api, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.core.database.engine.BUSY_TIMEOUT_MS", 20)
    engine.dispose()  # new connections wait no longer than this
    assert engine.url.database is not None
    locked = sqlite3.connect(engine.url.database, isolation_level=None)
    locked.execute("BEGIN IMMEDIATE")
    another = EVENT | {"name": "Lain"}
    assert is_told(api.admin.post("/api/v1/events", json=another))
    assert api.admin.get("/api/v1/events").status_code == 200, "readers wait for nobody"
    locked.execute("ROLLBACK")
    locked.close()
    assert api.admin.post("/api/v1/events", json=another).status_code == 201


@ON_SQLITE
def test_a_wrong_statement_does_not_count_as_an_absence_of_the_database(
    api: Api, engine: Engine
) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE tag RENAME TO tag_gone")
    answer = api.viewer.get(api.at("/tags"))
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")


def test_a_postgresql_that_never_answers_is_given_up(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: StillClock
) -> None:
    monkeypatch.setattr(postgres, "CONNECT_SECONDS", 2)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        url = make_url(postgres_url).set(host="127.0.0.1", port=port, query={})
        engine = open_engine(url.render_as_string(hide_password=False))
        with pytest.raises(sessions.AWAY) as refused, engine.connect():
            pass
        assert sessions.is_away(refused.value)
