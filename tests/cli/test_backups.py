"""The commands for backups, as an operator runs them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import cli
from app.core.database.engine import open_engine
from app.migrations import is_current

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
VARIABLES = ("DATABASE_URL", "BACKUP_DIR", "BACKUP_RECIPIENT", "BACKUP_PASSPHRASE_FILE")


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, database_url: str, tmp_path: Path) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(f"TITIK_TEMU_{name}", raising=False)
    monkeypatch.setenv("TITIK_TEMU_DATA_DIR", str(tmp_path))


def run(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(cli, [*map(str, words)])
    return done.exit_code, done.output


def made_in(folder: Path) -> Path:
    (file,) = folder.glob("titik-temu-*.tar.gz.age")
    return file


def test_from_a_key_to_a_restored_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = tmp_path.parent / f"{tmp_path.name}.key"
    status, said = run("backup-key", key, "--english")
    assert (status, "keep" in said.lower()) == (0, True), said
    assert key.stat().st_mode & 0o777 == 0o600
    assert "AGE-SECRET" not in said
    public = said.split()[-1]
    status, said = run("backup-key", key)
    assert status == 2, "a key is not written over"
    monkeypatch.setenv("TITIK_TEMU_BACKUP_RECIPIENT", public)
    status, said = run("backup", tmp_path / "shelf")
    assert (status, said.startswith("Cadangan dibuat: ")) == (0, True), said
    file = made_in(tmp_path / "shelf")
    assert b"SQLite" not in file.read_bytes()
    status, said = run("verify-backup", file, "--key", key, "--english")
    assert (status, said.startswith("The backup is whole, made 20")) == (0, True), said
    assert run("restore", file, "--key", key)[0] == 2, "there is data here"
    monkeypatch.setenv("TITIK_TEMU_DATA_DIR", str(tmp_path / "empty"))
    status, said = run("restore", file, "--key", key, "--english")
    assert (status, said.startswith("The backup of 20")) == (0, True), said
    engine = open_engine(f"sqlite:///{tmp_path / 'empty' / 'titik-temu.db'}")
    assert is_current(engine)
    engine.dispose()


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    short = tmp_path / "short.txt"
    short.write_text("rahasia\n")
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("not a key\n")
    for words, sentence in (
        (("backup",), "TITIK_TEMU_BACKUP_DIR"),
        (("backup", tmp_path / "shelf"), "TITIK_TEMU_BACKUP_RECIPIENT"),
        (("backup", tmp_path / "shelf", "--recipient", "age1x"), "age1"),
        (("backup", tmp_path / "shelf", "--passphrase-file", short), "12"),
        (("backup", tmp_path / "shelf", "--passphrase-file", tmp_path / "no"), "no"),
        (("verify-backup", wrong, "--key", wrong), "wrong.txt"),
        (("verify-backup", wrong), "TITIK_TEMU_BACKUP_RECIPIENT"),
    ):
        status, said = run(*words)
        assert (status, sentence in said) == (2, True), (words, said)
    assert not (tmp_path / "shelf").exists()


def test_old_code_leaves_a_newer_database_alone(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'titik-temu.db'}")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    status, said = run("migrate", "--english")
    assert (status, said.startswith("A newer version")) == (2, True), said
