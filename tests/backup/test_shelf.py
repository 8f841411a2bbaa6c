"""The folder of backups: names by date, whole files only, and the rule of what is kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.backup.shelf import Keep, Shelf

NOW = datetime(2025, 7, 4, 12, 30, 15, tzinfo=UTC)


def put(shelf: Shelf, at: datetime) -> Path:
    with shelf.placed(at) as (target, sink):
        sink.write(b"x")
    return target


def test_a_file_has_its_name_only_once_it_is_whole(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "new")
    assert put(shelf, NOW).name == "titik-temu-20250704-123015.tar.gz.age"
    assert put(shelf, NOW).stat().st_mode & 0o777 == 0o600

    def fail() -> None:
        with shelf.placed(NOW + timedelta(hours=1)) as (_, sink):
            sink.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert [file.name for file in (tmp_path / "new").iterdir()] == [
        "titik-temu-20250704-123015.tar.gz.age"
    ]


def test_it_is_due_an_hour_after_the_newest(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert shelf.is_due(NOW)
    put(shelf, NOW)
    assert not shelf.is_due(NOW + timedelta(minutes=59))
    assert shelf.is_due(NOW + timedelta(minutes=60))
    assert shelf.is_due(NOW - timedelta(days=1)), "one of the future proves nothing"


def test_hourly_then_daily_then_weekly_then_none_and_always_the_newest() -> None:
    keep = Keep.read("48h 14d 8w")
    hours = [NOW - timedelta(hours=count) for count in range(24 * 100)]
    gone = keep.outdated(hours, NOW)
    stay = sorted(set(hours) - gone)
    ages = [NOW - moment for moment in stay]
    assert sum(age <= timedelta(hours=48) for age in ages) == 49
    days = [age for age in ages if timedelta(hours=48) < age <= timedelta(days=14)]
    weeks = [age for age in ages if age > timedelta(days=14)]
    assert (len(days), len(weeks)) == (13, 7), "12 days and 6 weeks, of which two are cut"
    assert max(ages) <= timedelta(weeks=8)
    assert keep.outdated([NOW - timedelta(days=900)], NOW) == set()
    assert keep.outdated([], NOW) == set()
    assert sorted(set(hours) - keep.outdated(hours, NOW + timedelta(days=900))) == hours[7::-1]
    for wrong in ("", "48h", "48 14 8", "-1h 2d 3w"):
        with pytest.raises(ValueError, match="rule"):
            Keep.read(wrong)


def test_tidying_leaves_what_is_none_of_its_own(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    (tmp_path / "titik-temu-notes.txt").write_text("x")
    old = put(shelf, NOW - timedelta(days=200))
    new = [put(shelf, NOW - timedelta(hours=hours)) for hours in range(8)]
    assert shelf.tidy(Keep(), NOW) == [old]
    assert sorted(tmp_path.iterdir()) == sorted([*new, tmp_path / "titik-temu-notes.txt"])
