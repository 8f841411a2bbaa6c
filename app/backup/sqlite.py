"""Copies of SQLite databases while they are in use: all of one moment, and nobody waits."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from sqlalchemy.engine import make_url

from app.backup.errors import BackupError
from app.core.database.engine import BUSY_TIMEOUT_MS

_WRITER_SECONDS = BUSY_TIMEOUT_MS / 1000


def file_of(url: str) -> Path | None:
    """Return the file of a database; None if it is not one of SQLite, or in memory."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database)).resolve()


def copy(targets: Mapping[Path, Path]) -> None:
    """Copy databases, source to target, as they are at one moment.

    Writers wait only until that moment is fixed in all of them, not until they are copied: each is
    read in a transaction that sees nothing later.
    """
    with ExitStack() as stack:
        sources = [stack.enter_context(closing(_connected(source))) for source in targets]
        writers = [stack.enter_context(closing(_connected(source))) for source in targets]
        for writer in writers:
            writer.execute("BEGIN IMMEDIATE")
        for source in sources:
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        for writer in writers:
            writer.execute("ROLLBACK")
        for source, path in zip(sources, targets.values(), strict=True):
            path.touch(mode=0o600)
            with closing(sqlite3.connect(path)) as target:
                source.backup(target)
                target.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it


def check(path: Path) -> None:
    """Raise BackupError unless the file is a sound database."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()
            strays = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError:
        raise BackupError("unsound", name=path.name) from None
    if found != ("ok",) or strays is not None:
        raise BackupError("unsound", name=path.name)


def revisions(path: Path) -> Sequence[str]:
    """Return the revisions of the schema that a database says it has."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        try:
            return [row[0] for row in connection.execute("SELECT version_num FROM alembic_version")]
        except sqlite3.OperationalError:
            return []


def _connected(path: Path) -> sqlite3.Connection:
    uri = f"{path.as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_WRITER_SECONDS)
