"""What tests save: passwords are hashed cheaply, nothing waits for the disk at each commit, and a
failure is logged without its variables, which for one within a server takes seconds.

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

from app.auth import passwords
from app.core.database import engine

HASHER = "_hasher"
CONFIGURE = "_configure_sqlite"
real_hasher: Callable[[], PasswordHash] = getattr(passwords, HASHER)
real_configure: Callable[[Any, Any], None] = getattr(engine, CONFIGURE)
_CHEAP = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))


def _configure_without_waiting(connection: Any, record: Any) -> None:
    real_configure(connection, record)
    connection.execute("PRAGMA synchronous=OFF")


@contextmanager
def economies() -> Iterator[None]:
    """Save within the block."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, HASHER, lambda: _CHEAP)
        patch.setattr(engine, CONFIGURE, _configure_without_waiting)
        *before, _ = structlog.get_config()["processors"]
        plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        structlog.configure(processors=[*before, plain])
        yield
        structlog.reset_defaults()
