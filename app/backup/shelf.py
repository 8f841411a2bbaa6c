"""The folder of backups: what a new one is called, and which old ones go."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

_NAME: Final = re.compile(r"titik-temu-(\d{8}-\d{6})\.tar\.gz\.age")
_MOMENT: Final = "%Y%m%d-%H%M%S"
_UNFINISHED: Final = ".unfinished"
ALWAYS: Final = 8
"""So many of the newest backups stay, whatever their age."""
EVERY: Final = timedelta(hours=1)
"""How often a worker makes a backup by itself."""


class Keep(NamedTuple):
    """For how long backups are kept: all, then one a day, then one a week, then none."""

    hours: int = 48
    days: int = 14
    weeks: int = 8

    @classmethod
    def read(cls, text: str) -> "Keep":
        """Return the rule that a text such as `48h 14d 8w` stands for; ValueError for others."""
        found = re.fullmatch(r"(\d{1,5})h (\d{1,4})d (\d{1,4})w", text.strip())
        if found is None:
            raise ValueError("not a rule such as 48h 14d 8w")
        return cls(*map(int, found.groups()))

    def outdated(self, moments: Sequence[datetime], now: datetime) -> set[datetime]:
        """Return which backups go; never the newest of a span, nor of all.

        Some stay whatever their age, as a clock that is set ahead ages all of them at once.
        """
        newest: dict[object, datetime] = {}
        stay = set[datetime]()
        for moment in sorted(moments):
            age = now - moment
            if age <= timedelta(hours=self.hours):
                stay.add(moment)
            elif age <= timedelta(days=self.days):
                newest[moment.date()] = moment
            elif age <= timedelta(weeks=self.weeks):
                newest[moment.isocalendar()[:2]] = moment
        stay |= set(newest.values()) | set(sorted(moments)[-ALWAYS:])
        return set(moments) - stay


class Shelf:
    """A folder with backups of one installation."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def placed(self, now: datetime) -> Iterator[tuple[Path, BinaryIO]]:
        """Give a new backup's file to write to; it gets its name once it is on the disk whole."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = f"titik-temu-{now.astimezone(UTC).strftime(_MOMENT)}.tar.gz.age"
        target, unfinished = self._folder / name, self._folder / (name + _UNFINISHED)
        opened = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with open(opened, "wb") as sink:
                yield target, sink
                sink.flush()
                os.fsync(sink.fileno())
            unfinished.replace(target)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        sync(self._folder)

    def tidy(self, keep: Keep, now: datetime) -> list[Path]:
        """Delete the backups that the rule no longer keeps; return them."""
        held = self.held()
        gone = [held[moment] for moment in sorted(keep.outdated(list(held), now))]
        for file in gone:
            file.unlink(missing_ok=True)
        for left in self._folder.glob(f"titik-temu-*{_UNFINISHED}"):
            if now.timestamp() - left.stat().st_mtime > EVERY.total_seconds() * 24:
                left.unlink(missing_ok=True)  # the power failed in the middle of it
        return gone

    def is_due(self, now: datetime) -> bool:
        """Return whether the newest backup is an hour old."""
        moments = [moment for moment in self.held() if moment <= now]
        return not moments or now - max(moments) >= EVERY

    def held(self) -> dict[datetime, Path]:
        """Return the backups by the moment of their names."""
        found = ((_NAME.fullmatch(file.name), file) for file in self._folder.glob("titik-temu-*"))
        return {
            datetime.strptime(match[1], _MOMENT).replace(tzinfo=UTC): file
            for match, file in found
            if match is not None
        }


def sync(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
