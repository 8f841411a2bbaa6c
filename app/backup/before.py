"""A copy of the database before its schema is changed."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from app.backup import sqlite
from app.migrations import is_current, is_known

COPIES: Final = "before-migration"
"""The folder of these copies, in the data folder."""
MOST: Final = 2
"""So many of them are kept."""
KEPT: Final = timedelta(days=30)


def copy_before_migration(engine: Engine, data: Path, now: datetime) -> Path | None:
    """Copy a database of SQLite whose schema will be changed; None if it will not."""
    source = sqlite.file_of(engine.url.render_as_string(hide_password=False))
    if source is None or not source.is_file():
        return None
    revisions = sqlite.revisions(source)
    if not revisions or is_current(engine) or not all(map(is_known, revisions)):
        return None
    folder = data.resolve() / COPIES
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"titik-temu-{now:%Y%m%d-%H%M%S}-{revisions[0]}.db"
    unfinished = target.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    sqlite.copy({source: unfinished})
    unfinished.replace(target)
    forget_copies(data, now)
    return target


def forget_copies(data: Path, now: datetime) -> None:
    """Delete all copies but the newest, and those that are old; never the newest of all."""
    copies = sorted((data.resolve() / COPIES).glob("titik-temu-*.db"), reverse=True)
    for number, copy in enumerate(copies):
        age = now.timestamp() - copy.stat().st_mtime
        if number >= MOST or (number > 0 and age > KEPT.total_seconds()):
            copy.unlink(missing_ok=True)
