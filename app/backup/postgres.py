"""Copies of PostgreSQL databases, by PostgreSQL's own tools."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL, make_url

from app.backup.errors import BackupError

_OWN_TABLES = (
    "SELECT count(*) FROM pg_catalog.pg_tables"
    " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
)


def is_postgres(url: str) -> bool:
    """Return whether a database is one of PostgreSQL."""
    return make_url(url).get_backend_name() == "postgresql"


def dump(url: str, target: Path, tools: Path | None) -> None:
    """Write a database, as it is at one moment, into a file that only `load` reads."""
    target.touch(mode=0o600)
    _run("pg_dump", ["--format=custom", f"--file={target}"], url, tools)


def load(source: Path, url: str, tools: Path | None) -> None:
    """Write a dump into an empty database: all of it, or nothing."""
    _run(
        "pg_restore",
        [
            "--single-transaction",
            "--no-owner",
            "--no-privileges",
            f"--dbname={make_url(url).database}",
            str(source),
        ],
        url,
        tools,
    )


def check(source: Path, tools: Path | None) -> None:
    """Raise BackupError unless the file is a dump whose contents can be read to the end."""
    _run("pg_restore", [f"--file={os.devnull}", str(source)], None, tools)


def is_empty(url: str) -> bool:
    """Return whether a database has no tables."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        with psycopg.connect(plain, connect_timeout=5) as connection:
            row = connection.execute(_OWN_TABLES).fetchone()
    except psycopg.OperationalError as error:
        raise BackupError("database_away", reason=str(error).strip()) from None
    return row == (0,)


def _run(name: str, arguments: Sequence[str], url: str | None, tools: Path | None) -> None:
    found = shutil.which(name, path=None if tools is None else str(tools))
    if found is None:
        raise BackupError("no_tool", name=name)
    environment = os.environ | ({} if url is None else _connection(make_url(url)))
    done = subprocess.run(  # noqa: S603 - a fixed command; the address is in its environment
        [found, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip()
        raise BackupError("tool_failed", name=name, reason=said[-500:])


def _connection(url: URL) -> dict[str, str]:
    """Return the variables by which the tools connect: a password in arguments is seen by all."""
    query = {name: str(value) for name, value in url.query.items()}
    given = {
        "PGHOST": url.host or query.get("host"),
        "PGPORT": str(url.port) if url.port else query.get("port"),
        "PGUSER": url.username,
        "PGPASSWORD": None if url.password is None else str(url.password),
        "PGDATABASE": url.database,
        "PGSSLMODE": query.get("sslmode"),
        "PGSSLROOTCERT": query.get("sslrootcert"),
    }
    return {name: value for name, value in given.items() if value}
