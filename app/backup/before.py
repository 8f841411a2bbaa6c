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


def forget_copies(data: Path, now: datetime, erased: datetime | None = None) -> None:
    """Delete all copies but the newest, and those that are old.

    The newest of all goes only if personal data was `erased` since it was made: a clock that is set
    ahead ages it, too.
    """
    copies = sorted((data.resolve() / COPIES).glob("titik-temu-*.db"), reverse=True)
    for number, copy in enumerate(copies):
        made = copy.stat().st_mtime
        is_old = now.timestamp() - made > KEPT.total_seconds()
        has_erased = erased is not None and erased.timestamp() >= made
        if number >= MOST or (is_old and (number > 0 or has_erased)):
            copy.unlink(missing_ok=True)
