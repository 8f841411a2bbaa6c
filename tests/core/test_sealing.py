"""Secrets in the database are of no use without the installation's key."""

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError
from sqlalchemy import Engine
from sqlmodel import Session, create_engine

from app.core.sealing import FILE, SealBrokenError, Sealer, is_sealed, seal_by, sealer_of
from app.core.settings import Settings

KEY = SecretStr("sebuah kunci rahasia yang cukup panjang")


@pytest.fixture(autouse=True)
def _no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TITIK_TEMU_SECRET_KEY")


def engine_of(folder: Path, **given: object) -> Engine:
    engine = create_engine(f"sqlite:///{folder / 'titik-temu.db'}")
    seal_by(engine, Settings.model_validate({"data_dir": folder, **given}))
    return engine


def sealed_in(engine: Engine, plain: bytes) -> bytes:
    with Session(engine) as session:
        return sealer_of(session).seal(plain, "kunci")


def opened_in(engine: Engine, sealed: bytes, about: str = "kunci") -> bytes:
    with Session(engine) as session:
        return sealer_of(session).open(sealed, about)


def test_what_is_sealed_opens_with_the_same_key_as_the_same_thing_only() -> None:
    sealer, other = Sealer(lambda: b"satu"), Sealer(lambda: b"dua")
    sealed = sealer.seal(b"x" * 32, "kunci 1")
    assert is_sealed(sealed)
    assert b"x" * 8 not in sealed
    assert sealer.open(sealed, "kunci 1") == b"x" * 32
    assert sealer.seal(b"x" * 32, "kunci 1") != sealed
    altered = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for by, stored, about in (
        (other, sealed, "kunci 1"),
        (sealer, sealed, "kunci 2"),
        (sealer, altered, "kunci 1"),
        (sealer, b"x" * 32, "kunci 1"),
        (sealer, b"", "kunci 1"),
    ):
        with pytest.raises(SealBrokenError):
            by.open(stored, about)


def test_the_key_stands_in_a_file_of_its_own_that_others_cannot_read(tmp_path: Path) -> None:
    sealed = sealed_in(engine_of(tmp_path), b"rahasia")
    file = tmp_path / FILE
    assert file.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.glob("secret*")] == [FILE]
    assert opened_in(engine_of(tmp_path), sealed) == b"rahasia"
    file.unlink()
    with pytest.raises(SealBrokenError):
        opened_in(engine_of(tmp_path), sealed)


def test_the_environment_and_a_named_file_go_before(tmp_path: Path) -> None:
    given = engine_of(tmp_path, secret_key=KEY)
    sealed = sealed_in(given, b"rahasia")
    assert not (tmp_path / FILE).exists()
    elsewhere = tmp_path / "lain" / "kunci"
    elsewhere.parent.mkdir()
    elsewhere.write_text(f"{KEY.get_secret_value()}\n", "utf-8")
    assert opened_in(engine_of(tmp_path, secret_key_file=elsewhere), sealed) == b"rahasia"


def test_a_key_that_could_be_guessed_is_refused() -> None:
    with pytest.raises(ValidationError):
        Settings(secret_key=SecretStr("pendek"))
