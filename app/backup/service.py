"""Making, checking and restoring backups."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

from app.backup import archive, others, placing, postgres, sqlite
from app.backup.archive import DATABASE, FILES, JOBS, KEY, Manifest
from app.backup.errors import BackupError
from app.backup.keys import Lock, Opener
from app.backup.shelf import Shelf
from app.core.clock import SystemClock
from app.core.database.engine import open_engine
from app.core.files import private_folder
from app.core.sealing import FILE as SECRET
from app.core.settings import Settings
from app.migrations import is_known
from app.participants.pushes.hushing import forget_phones
from app.webhooks import hushing

_WORK: Final = ".backup-"
"""How folders begin in which a backup is put together or unpacked."""
_LONGEST: Final = 86_400
"""Seconds after which a backup is no longer under way."""
_LOGS: Final = ("", "-wal", "-shm", "-journal")


class Made(NamedTuple):
    """A backup that was made."""

    file: Path
    size: int
    manifest: Manifest


def back_up(settings: Settings, folder: Path, lock: Lock, now: datetime) -> Made:
    """Make a backup in a folder, whoever uses the installation meanwhile."""
    with _workplace(settings.data_dir) as work:
        files = _copied(settings, work)
        revisions = [] if _is_postgres(settings) else sqlite.revisions(work / "database")
        files += others.copied(settings, work / "others")
        manifest = archive.described(
            files,
            at=now,
            version=version("titik-temu"),
            dialect="postgresql" if _is_postgres(settings) else "sqlite",
            revisions=revisions,
        )
        with Shelf(folder).placed(now) as (target, sink):
            archive.write(sink, manifest, files, lock)
    return Made(target, target.stat().st_size, manifest)


def verify(file: Path, opener: Opener, settings: Settings) -> Manifest:
    """Unpack a backup aside and check it: every byte, and that its databases are sound."""
    with _unpacked(file, opener, settings) as (manifest, _):
        return manifest


def restore(file: Path, opener: Opener, settings: Settings) -> Manifest:
    """Put a backup in the place of an installation that has no data yet; BackupError if it has.

    Nothing is put there before all of the backup has been checked. The database comes last. What
    was put there is taken away again if the rest cannot follow. Webhooks are switched off, as the
    installation that the backup came from may still send.
    """
    data = settings.data_dir
    _refuse_unless_empty(settings)
    with _unpacked(file, opener, settings) as (manifest, folder):
        if (manifest.dialect == "postgresql") != _is_postgres(settings):
            raise BackupError("other_database", dialect=manifest.dialect)
        places, keys = _places(settings, manifest), (data / SECRET, others.key_elsewhere(settings))
        with placing.all_or_none() as put:
            for name, place in places.items():
                if place is not None:
                    put(folder / name, place, may_be_there=place in keys)
            for name, place in places.items():
                if place is None:
                    postgres.load(folder / name, settings.database, settings.postgres_tools)
    private_folder(data)
    engine = open_engine(settings.database)
    hushing.hush(engine, SystemClock().now())
    forget_phones(engine)
    engine.dispose()
    return manifest


@contextmanager
def _workplace(data: Path) -> Iterator[Path]:
    """Give a folder beside the data, for its owner alone, which is deleted at the end."""
    private_folder(data)
    _clear_away(data)
    with tempfile.TemporaryDirectory(prefix=_WORK, dir=data) as work:
        yield Path(work).resolve()


def _clear_away(data: Path) -> None:
    """Delete what a backup left in the middle of which the power failed."""
    for folder in data.glob(f"{_WORK}*"):
        if time.time() - folder.stat().st_mtime > _LONGEST:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _unpacked(file: Path, opener: Opener, settings: Settings) -> Iterator[tuple[Manifest, Path]]:
    with _workplace(settings.data_dir) as work:
        with file.open("rb") as source, archive.opened(source, opener) as found:
            found.extract(work)
            manifest = found.manifest
        names = {member.name for member in manifest.members}
        if DATABASE not in names:
            raise BackupError("not_a_backup")
        for name in sorted(names & {DATABASE, JOBS}):
            if manifest.dialect == "postgresql":
                postgres.check(work / name, settings.postgres_tools)
            else:
                sqlite.check(work / name)
        if not all(map(is_known, manifest.revisions)):
            raise BackupError("newer")
        yield manifest, work


def _is_postgres(settings: Settings) -> bool:
    return postgres.is_postgres(settings.database)


def _copied(settings: Settings, work: Path) -> list[tuple[str, Path]]:
    """Copy the databases, and return them by their names in an archive."""
    if _is_postgres(settings):
        if settings.jobs_database != settings.database:
            raise BackupError("jobs_elsewhere")
        postgres.dump(settings.database, work / "database", settings.postgres_tools)
        return [(DATABASE, work / "database")]
    source = sqlite.file_of(settings.database)
    if source is None or not source.is_file():
        raise BackupError("no_database")
    targets = {source: work / "database"}
    files = [(DATABASE, work / "database")]
    jobs = sqlite.file_of(settings.jobs_database)
    if jobs is not None and jobs.is_file():  # there is none before the first job
        targets[jobs] = work / "jobs"
        files.append((JOBS, work / "jobs"))
    sqlite.copy(targets)
    return files


def _places(settings: Settings, manifest: Manifest) -> dict[str, Path | None]:
    """Return where each member goes, the application's database last; None: into PostgreSQL."""
    places: dict[str, Path | None] = {}
    for member in manifest.members:
        kind, _, rest = member.name.partition("/")
        if kind == FILES:
            places[member.name] = settings.data_dir / rest
        elif member.name == KEY:
            places[member.name] = others.key_elsewhere(settings) or settings.data_dir / SECRET
    for name, url in ((JOBS, settings.jobs_database), (DATABASE, settings.database)):
        if any(member.name == name for member in manifest.members):
            places[name] = sqlite.file_of(url)
    return places


def _refuse_unless_empty(settings: Settings) -> None:
    for url in (settings.jobs_database, settings.database):
        file = sqlite.file_of(url)
        if file is None:
            if postgres.is_postgres(url) and not postgres.is_empty(url):
                raise BackupError("not_empty", place="PostgreSQL")
            continue
        for end in _LOGS:
            if file.with_name(file.name + end).exists():
                raise BackupError("not_empty", place=file)
