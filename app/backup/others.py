"""The files of an installation beside its databases: its secret key, and its certificates."""

import shutil
from pathlib import Path
from typing import Final

from sqlalchemy.engine import make_url

from app.backup.archive import FILES, KEY
from app.core.sealing import FILE as SECRET
from app.core.sealing import key_file
from app.core.settings import Settings

_CERTIFICATES: Final = "tls"


def copied(settings: Settings, work: Path) -> list[tuple[str, Path]]:
    """Copy the files, and return the copies by their names in an archive.

    The copies do not change any more; files that vanish meanwhile are left out.
    """
    data, key = settings.data_dir.resolve(), _key(settings)
    found = [data / SECRET, *sorted((data / _CERTIFICATES).rglob("*"))]
    if key.is_relative_to(data) and key not in found:
        found.append(key)
    files = [(f"{FILES}/{file.relative_to(data).as_posix()}", file) for file in found]
    if not key.is_relative_to(data):
        files.append((KEY, key))
    done = []
    for name, file in files:
        copy = work / name
        if file.is_symlink() or not file.is_file():
            continue
        copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            shutil.copyfile(file, copy)
        except FileNotFoundError:
            continue
        done.append((name, copy))
    return done


def key_elsewhere(settings: Settings) -> Path | None:
    """Return the file of the installation's secret key, if it is not in the data folder."""
    key = _key(settings)
    return None if key.is_relative_to(settings.data_dir.resolve()) else key


def _key(settings: Settings) -> Path:
    return key_file(settings, make_url(settings.database)).resolve()
