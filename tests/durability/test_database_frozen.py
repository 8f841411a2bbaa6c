"""A frozen PostgreSQL blocks no request for ever, and everything works again when it does."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from app.core.database import postgres
from app.core.database.engine import open_engine
from app.core.database.postgres import BoundedConnection
from app.core.database.sessions import is_away, transaction
from app.core.settings import Settings
from app.main import create_app
from tests.api import EVENT, Api
from tests.conftest import StillClock
from tests.databases import OwnPostgresServer, needed, own_postgres
from tests.web.chromium import served

pytestmark = pytest.mark.postgres
AT_ONCE = 60
"""Requests sent while the server is frozen: more than may open a transaction at once."""
PATIENCE = 60
SLOWLY = "SELECT repeat('x', 100000) FROM generate_series(1, 10) WHERE pg_sleep(0.1)::text = ''"
"""Ten rows, one every tenth of a second, each too large for the server to buffer."""


@pytest.fixture(scope="module")
def started_server() -> Iterator[OwnPostgresServer]:
    with needed(own_postgres()) as server:
        yield server


@pytest.fixture
def own_server(started_server: OwnPostgresServer) -> Iterator[OwnPostgresServer]:
    yield started_server
    started_server.thaw()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "CONNECT_SECONDS", 2)
    monkeypatch.setattr(BoundedConnection, "silence", 2.0)


@pytest.fixture
def opened() -> Iterator[Callable[[str], Engine]]:
    """Yield a function that opens an engine; all are closed at the end."""
    with ExitStack() as engines:

        def open_one(url: str) -> Engine:
            engine = open_engine(url)
            engines.callback(engine.dispose)
            return engine

        yield open_one


@pytest.fixture
def url(own_server: OwnPostgresServer) -> str:
    return own_server.database(own_server.template)


@pytest.mark.usefixtures("impatient")
def test_every_request_is_answered_while_the_server_is_frozen_and_after(
    own_server: OwnPostgresServer, url: str, tmp_path: Path, clock: StillClock
) -> None:
    engine = open_engine(url)
    app = create_app(Settings(data_dir=tmp_path, database_url=url), engine=engine, clock=clock)
    with Api(app, engine, clock.now()) as api, served(app) as base:
        admin = {"Authorization": api.admin.headers["Authorization"]}

        def ask(number: int) -> httpx.Response:
            if number % 10 == 0:
                return httpx.get(f"{base}/readyz", timeout=PATIENCE)
            if number % 2:
                return httpx.get(f"{base}/api/v1/events", headers=admin, timeout=PATIENCE)
            body = EVENT | {"name": f"Acara {number}"}
            return httpx.post(f"{base}/api/v1/events", json=body, headers=admin, timeout=PATIENCE)

        with ThreadPoolExecutor(AT_ONCE) as many:
            assert {answer.status_code for answer in many.map(ask, range(1, 20, 2))} == {200}
            own_server.freeze()
            answers = list(many.map(ask, range(AT_ONCE)))
        assert {answer.status_code for answer in answers} == {503}
        codes = {answer.json().get("code") for answer in answers[1:10]}
        assert codes == {"database_away"}
        assert {answer.headers["Retry-After"] for answer in answers[1:10]} == {"2"}
        own_server.thaw()
        deadline = time.monotonic() + PATIENCE
        while ask(0).status_code != 200 and time.monotonic() < deadline:
            time.sleep(0.1)
        assert ask(1).status_code == 200
        assert ask(2).status_code == 201


@pytest.mark.usefixtures("impatient")
def test_a_statement_during_which_the_server_freezes_is_given_up(
    own_server: OwnPostgresServer, url: str, opened: Callable[[str], Engine]
) -> None:
    engine = opened(url)
    with transaction(engine) as session:
        session.execute(text("SELECT 1"))
        own_server.freeze()
        with pytest.raises(OperationalError) as refused:
            session.execute(text("SELECT 2"))
        own_server.thaw()
        assert is_away(refused.value)
        session.rollback()
    assert _answers(engine)


def test_a_wait_for_a_lock_ends_as_well_and_the_transaction_can_be_repeated(
    postgres_url: str, opened: Callable[[str], Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "STATEMENT_SECONDS", 0.2)
    engine = opened(postgres_url)
    lock = text("SELECT pg_advisory_xact_lock(1)")
    with transaction(engine) as holder:
        holder.execute(lock)
        with pytest.raises(OperationalError) as refused, transaction(engine) as other:
            other.execute(lock)
        assert is_away(refused.value)
    with transaction(engine) as other:
        other.execute(lock)


def test_an_answer_that_keeps_coming_may_take_longer_than_any_silence(
    postgres_url: str, opened: Callable[[str], Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BoundedConnection, "silence", 0.3)
    with opened(postgres_url).connect() as connection:
        rows = connection.execute(text(SLOWLY)).all()
    assert len(rows) == 10


@pytest.mark.usefixtures("impatient")
def test_while_no_connection_succeeds_one_caller_tries_for_all(
    own_server: OwnPostgresServer, url: str, opened: Callable[[str], Engine]
) -> None:
    engine = opened(url)
    own_server.freeze()
    with pytest.raises(OperationalError, match="timeout"):
        engine.connect()
    with pytest.raises(OperationalError, match="a moment ago"):
        engine.connect()
    own_server.thaw()
    engine.dispose()
    deadline = time.monotonic() + PATIENCE
    while not _answers(engine):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def _answers(engine: Engine) -> bool:
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT 1")).scalar() == 1
    except OperationalError:
        return False
