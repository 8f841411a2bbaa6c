"""Which files a backup takes beside the databases, and how they get to their places again."""

import errno
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.backup import archive, service, sqlite
from app.backup.errors import BackupError
from app.core.settings import Settings
from tests.backup.making import KEY, back_up

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_secret_key_that_is_there_already_is_the_same_or_refused(
    here: Settings, empty: Settings, tmp_path: Path
) -> None:
    kept = tmp_path.parent / f"{tmp_path.name}.secret"
    kept.write_text("k" * 32)
    keyed = {"secret_key_file": kept}
    file = back_up(here.model_copy(update=keyed), tmp_path)
    kept.write_text("other" * 8)
    with pytest.raises(BackupError, match="not_empty"):
        service.restore(file, KEY, empty.model_copy(update=keyed))
    kept.write_text("k" * 32)
    service.restore(file, KEY, empty.model_copy(update=keyed))
    assert kept.read_text() == "k" * 32


def test_only_what_is_named_comes_along_and_as_it_was_when_it_was_copied(
    here: Settings, empty: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".titik-temu.db-litestream").mkdir()
    (tmp_path / ".titik-temu.db-litestream" / "0.ltx").write_text("a log")
    (tmp_path / "secret.key").write_text("k" * 32)
    (tmp_path / "tls" / "gone.pem").write_text("vanishes")
    described, copyfile = archive.described, shutil.copyfile

    def vanishing(source: Path, target: Path) -> object:
        if source.name == "gone.pem":
            source.unlink()
        return copyfile(source, target)

    def changing(*args: Any, **kwargs: Any) -> archive.Manifest:
        made = described(*args, **kwargs)
        (tmp_path / "tls" / "ca.pem").write_text("longer than it was")
        return made

    monkeypatch.setattr(shutil, "copyfile", vanishing)
    monkeypatch.setattr(archive, "described", changing)
    manifest = service.restore(back_up(here, tmp_path), KEY, empty)
    others = {one.name for one in manifest.members} - {archive.DATABASE, archive.JOBS}
    assert others == {"files/secret.key", "files/tls/ca.pem"}
    assert (empty.data_dir / "tls" / "ca.pem").read_text() == "certificate"


def test_another_disk_is_restored_to_and_what_fails_leaves_nothing(
    here: Settings, empty: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = back_up(here, tmp_path)
    elsewhere = tmp_path / "disk" / "titik-temu.db"
    there = empty.model_copy(update={"database_url": f"sqlite:///{elsewhere}"})
    replace, full = Path.replace, True

    def on_one_disk(source: Path, target: Path) -> Path:
        if full and target == elsewhere:
            raise OSError(errno.ENOSPC, "full")
        if source.parent != target.parent:
            raise OSError(errno.EXDEV, "another disk")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", on_one_disk)
    with pytest.raises(OSError, match="full"):
        service.restore(file, KEY, there)
    left = [*empty.data_dir.rglob("*"), *elsewhere.parent.rglob("*")]
    assert [one for one in left if one.is_file()] == []
    full = False
    service.restore(file, KEY, there)
    sqlite.check(elsewhere)
    assert (empty.data_dir / "tls" / "ca.pem").read_text() == "certificate"
