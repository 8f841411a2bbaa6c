"""Putting restored files in their places, on whatever disk these are: all of them, or none."""

import filecmp
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from app.backup.errors import BackupError
from app.backup.shelf import sync

_UNFINISHED: Final = ".restored"


class Put(Protocol):
    """Puts a file in a place."""

    def __call__(self, file: Path, place: Path, *, may_be_there: bool) -> None:
        """Put a copy there; BackupError if another file is there, or any that may not be."""
        ...


@contextmanager
def all_or_none() -> Iterator[Put]:
    """Give what puts files in their places; if the block fails, they are taken away again."""
    placed: list[Path] = []

    def put(file: Path, place: Path, *, may_be_there: bool) -> None:
        if place.exists():
            if may_be_there and filecmp.cmp(file, place, shallow=False):
                return
            raise BackupError("not_empty", place=place)
        _copy(file, place)
        placed.append(place)

    try:
        yield put
    except BaseException:
        for place in reversed(placed):
            place.unlink(missing_ok=True)
        raise


def _copy(file: Path, place: Path) -> None:
    """Copy a file; it gets its name once it is on the disk whole."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = place.with_name(place.name + _UNFINISHED)
    try:
        opened = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with file.open("rb") as source, open(opened, "wb") as sink:
            shutil.copyfileobj(source, sink)
            sink.flush()
            os.fsync(sink.fileno())
        unfinished.replace(place)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    sync(place.parent)
