"""Secrets that the database keeps sealed: whoever has the database alone cannot use them.

The key is given by the environment, or stands in a file of its own, which a copy of the database
does not hold. It is read when the first secret is sealed or opened.
"""

import hashlib
import hmac
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import URL, Engine
from sqlmodel import Session

from app.core.settings import Settings

FILE: Final = "secret.key"
"""The file of the key, in the data folder or beside a SQLite database."""
_MARK: Final = b"\x01"
_NONCE_BYTES: Final = 12
_KEY_BYTES: Final = 32
_LABEL: Final = b"titik-temu sealed secrets 1\0"
_OPTION: Final = "sealer"


class SealBrokenError(RuntimeError):
    """What is sealed was sealed with another key, for something else, or was altered."""


class Sealer:
    """Seals and opens secrets of one installation."""

    def __init__(self, secret: Callable[[], bytes]) -> None:
        self._secret = cache(secret)
        self._cipher: AESGCM | None = None

    def seal(self, plain: bytes, about: str) -> bytes:
        """Return a secret sealed; it opens only as what it is `about`."""
        nonce = os.urandom(_NONCE_BYTES)
        return _MARK + nonce + self._aead().encrypt(nonce, plain, about.encode())

    def open(self, sealed: bytes, about: str) -> bytes:
        """Return the secret; SealBrokenError."""
        nonce, rest = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        if not is_sealed(sealed):
            raise SealBrokenError(f"{about} is not sealed")
        try:
            return self._aead().decrypt(nonce, rest, about.encode())
        except InvalidTag:
            raise SealBrokenError(f"{about} was sealed with another key") from None

    def mac(self, data: bytes, about: str) -> str:
        """Return a digest of data that nobody makes without the key; 64 hexadecimal digits."""
        key = hashlib.sha256(_LABEL + about.encode() + b"\0" + self._secret()).digest()
        return hmac.new(key, data, hashlib.sha256).hexdigest()

    def _aead(self) -> AESGCM:
        if self._cipher is None:
            self._cipher = AESGCM(hashlib.sha256(_LABEL + self._secret()).digest())
        return self._cipher


def is_sealed(stored: bytes) -> bool:
    """Return whether a stored key is sealed: an open one is shorter than what a seal adds."""
    return len(stored) > _KEY_BYTES and stored.startswith(_MARK)


def seal_by(engine: Engine, settings: Settings) -> None:
    """Let sessions of an engine seal by the key of an installation."""
    engine.update_execution_options(**{_OPTION: Sealer(lambda: _secret(settings, engine))})


def sealer_of(session: Session) -> Sealer:
    """Return the sealer of a session's engine."""
    return sealer_on(session.connection().engine)


def sealer_on(engine: Engine) -> Sealer:
    """Return an engine's sealer; by default, that of the environment's settings."""
    if _OPTION not in engine.get_execution_options():
        seal_by(engine, Settings())
    sealer: Sealer = engine.get_execution_options()[_OPTION]
    return sealer


def _secret(settings: Settings, engine: Engine) -> bytes:
    if settings.secret_key is not None:
        return settings.secret_key.get_secret_value().encode()
    return _kept(key_file(settings, engine.url))


def missing_key(engine: Engine, settings: Settings) -> Path | None:
    """Return where an installation's key would be made; None if there is one."""
    if settings.secret_key is not None:
        return None
    file = key_file(settings, engine.url)
    return None if file.exists() else file


def key_file(settings: Settings, database: URL) -> Path:
    """Return where the key stands: where settings say, else beside a file of SQLite's."""
    if settings.secret_key_file is not None:
        return settings.secret_key_file
    if database.get_backend_name() == "sqlite" and database.database:
        return Path(database.database).parent / FILE
    return settings.data_dir / FILE


def _kept(file: Path) -> bytes:
    """Return the key in a file; if there is none, make one that only its owner can read."""
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as sink:
            sink.write(f"{secrets.token_urlsafe(_KEY_BYTES)}\n")
        with suppress(FileExistsError):  # another process was first
            os.link(new, file)
        new.unlink()
    return file.read_text("ascii").strip().encode()
