"""Requests through a real PgBouncer in transaction mode: two connections for everybody."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError

from app.core.clock import SystemClock
from app.core.database import postgres
from app.core.database.engine import open_engine, open_reserved
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.main import create_app
from tests.api import Api
from tests.databases import PostgresServer
from tests.surroundings.needs import PGBOUNCER, pgbouncer_path, skip_or_fail

PATIENCE = 120.0
CONFIGURATION = """\
[databases]
* = {server}
[pgbouncer]
pool_mode = transaction
default_pool_size = 2
max_client_conn = 200
auth_type = any
unix_socket_dir = {folder}
listen_port = 6432
logfile = {folder}/log
"""


def server_of(url: URL) -> str:
    """Return where a PostgreSQL is, as PgBouncer wants to be told."""
    host = url.query.get("host", url.host) or "localhost"
    told = {"host": host, "port": url.port or 5432, "user": url.username or "postgres"}
    if url.password:
        told["password"] = url.password
    return " ".join(f"{key}={value}" for key, value in told.items())


@pytest.fixture(scope="module")
def bouncer(postgres_server: PostgresServer) -> Iterator[Path]:
    """The folder of the socket of a PgBouncer in front of the tests' PostgreSQL."""
    program = pgbouncer_path()
    if program is None:
        skip_or_fail(PGBOUNCER)
    folder = Path(tempfile.mkdtemp(prefix="titik-temu-bouncer-"))
    url = postgres_server.url
    content = CONFIGURATION.format(server=server_of(url), folder=folder)
    (folder / "ini").write_text(content)
    command = [program, "--quiet", str(folder / "ini")]
    if os.getuid() == 0:  # it does not run as root, so as whoever may reach the server
        there = Path(str(url.query.get("host", "")))
        owner = there.stat().st_uid if there.is_absolute() else 0
        other = pwd.getpwuid(owner) if owner else pwd.getpwnam("nobody")
        os.chown(folder, other.pw_uid, other.pw_gid)
        command[1:1] = ["--user", other.pw_name]
    process = subprocess.Popen(command)
    try:
        await_socket(process, folder)
        yield folder
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(folder)


def await_socket(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Wait until it listens; say what it logged if it has ended instead."""
    deadline, log = time.monotonic() + PATIENCE, folder / "log"
    while not (folder / ".s.PGSQL.6432").exists():
        said = log.read_text() if log.exists() else "nothing logged"
        assert process.poll() is None, said
        assert time.monotonic() < deadline, said
        time.sleep(0.05)


@pytest.fixture
def pooled_url(postgres_url: str, bouncer: Path) -> str:
    url = make_url(postgres_url)
    there = URL.create(
        "postgresql+psycopg",
        username=url.username,
        database=url.database,
        query={"host": str(bouncer), "port": "6432"},
    )
    return there.render_as_string(hide_password=False)


@pytest.fixture
def pooled(pooled_url: str) -> Iterator[Engine]:
    engine = open_engine(pooled_url, through_pooler=True)
    yield engine
    engine.dispose()


def test_without_the_setting_it_refuses_our_options(pooled_url: str) -> None:
    engine = open_engine(pooled_url)
    with pytest.raises(DBAPIError, match="unsupported startup parameter"), engine.connect():
        pass
    engine.dispose()


def test_many_more_callers_than_connections_are_served(
    postgres_url: str, pooled_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "CONNECT_SECONDS", 60)  # they queue for two connections
    settings = Settings(data_dir=tmp_path, database_url=postgres_url, pgbouncer_url=pooled_url)
    app = create_app(settings, clock=SystemClock())
    engine: Engine = app.state.engine
    assert str(engine.url.query["port"]) == "6432"
    with Api(app, engine, SystemClock().now()) as api, ThreadPoolExecutor(12) as callers:

        def call(number: int) -> tuple[int, int]:
            body = {"kind": "guest", "name": f"Tamu {number}"}
            added = api.organizer.post(api.at("/attendees"), json=body)
            read = api.organizer.get(api.at("/attendees"))
            return added.status_code, read.status_code

        assert set(callers.map(call, range(36))) == {(201, 200)}
        assert api.get(api.organizer, api.at("/attendees"), limit=200)["items"][35]


def test_the_same_statement_is_asked_again_and_again_on_changing_connections(
    pooled: Engine,
) -> None:
    with ThreadPoolExecutor(8) as callers:

        def ask(number: int) -> int:
            with transaction(pooled, read_only=True) as session:
                asked = session.connection().execute(text("SELECT :n + 0"), {"n": number})
                return int(asked.scalar_one())

        assert list(callers.map(ask, range(80))) == list(range(80))


def test_limits_hold_for_each_transaction_and_leak_into_no_other(
    pooled: Engine, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "STATEMENT_SECONDS", 0.1)
    reserved = open_reserved(pooled, 1)
    for engine in (pooled, reserved):
        with pytest.raises(DBAPIError, match="statement timeout"), engine.begin() as connection:
            connection.exec_driver_sql("SELECT pg_sleep(600)")
    reserved.dispose()
    with pooled.connect() as one, pooled.connect() as other:
        raws = [raw_of(one), raw_of(other)]  # each holds one of the two connections
        assert [raw.execute("SHOW statement_timeout").fetchone() for raw in raws] == [("0",)] * 2
        servers = {raw.execute("SELECT pg_backend_pid()").fetchone() for raw in raws}
        assert len(servers) == 2


def raw_of(connection: Connection) -> Any:
    """Return the driver's connection, in no transaction that has our limits."""
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.rollback()
    return raw


def test_a_reading_transaction_cannot_write(pooled: Engine) -> None:
    with (
        pytest.raises(DBAPIError, match="read-only transaction"),
        transaction(pooled, read_only=True) as session,
    ):
        session.connection().exec_driver_sql("CREATE TABLE x (y integer)")
