"""What tests save: passwords are hashed cheaply, nothing waits for the disk at each commit, a
failure is logged without its variables, which for one within a server takes seconds; and hundreds
of engines in one process compile their statements once for all of them.

Servers that tests start as processes of their own save nothing; what survives a crash, or a guess
of a password, is tested there and in the tests of the two that are replaced here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import structlog
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache
from sqlmodel import create_engine

from app.auth import passwords
from app.core.database import engine

HASHER = "_hasher"
CONFIGURE = "_configure_sqlite"
real_hasher: Callable[[], PasswordHash] = getattr(passwords, HASHER)
real_configure_logs = structlog.configure
real_configure: Callable[[Any, Any], None] = getattr(engine, CONFIGURE)
_CHEAP = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
STATEMENTS = 3000
"""How many statements are kept compiled, of all kinds of databases together."""


def _configure_without_waiting(connection: Any, record: Any) -> None:
    real_configure(connection, record)
    connection.execute("PRAGMA synchronous=OFF")


def _configure_logs(**how: Any) -> None:
    """Configure logs so that no logger keeps what holds now: the next test may have them anew."""
    real_configure_logs(**how | {"cache_logger_on_first_use": False})


def _statements_once(patch: pytest.MonkeyPatch) -> None:
    """Let engines of one kind share their compiled statements, which are kept by dialect."""
    compiled: LRUCache[Any, Any] = LRUCache(STATEMENTS)

    def sharing(*args: Any, **options: Any) -> Engine:
        made: Engine = create_engine(*args, **options)
        made._compiled_cache = compiled
        return made

    patch.setattr(engine, "create_engine", sharing)
    patch.setattr(DefaultDialect, "__eq__", lambda one, other: type(one) is type(other))
    patch.setattr(DefaultDialect, "__hash__", lambda one: hash(type(one)))


@contextmanager
def economies() -> Iterator[None]:
    """Save within the block."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, HASHER, lambda: _CHEAP)
        patch.setattr(engine, CONFIGURE, _configure_without_waiting)
        _statements_once(patch)
        patch.setattr(structlog, "configure", _configure_logs)
        *before, _ = structlog.get_config()["processors"]
        plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        structlog.configure(processors=[*before, plain])
        yield
        structlog.reset_defaults()
