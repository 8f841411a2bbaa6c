"""What tests save: passwords are hashed cheaply, nothing waits for the disk at each commit, a
failure is logged without its variables, which for one within a server takes seconds; and hundreds
of engines in one process compile their statements once for all of them; processes that read a list
or lay out a document have imported what they need (`tests.forks`).

Servers that tests start as processes of their own save nothing; what survives a crash, or a guess
of a password, is tested there and in the tests of the two that are replaced here.
"""

import os
import sys
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
from app.core.processes import process
from tests.forks.copies import Copies, Copy
from tests.forks.starter import Start

HASHER = "_hasher"
CONFIGURE = "_configure_sqlite"
START = "_start"
real_hasher: Callable[[], PasswordHash] = getattr(passwords, HASHER)
real_configure_logs = structlog.configure
real_start: Callable[[str, list[str]], Any] = getattr(process, START)
real_configure: Callable[[Any, Any], None] = getattr(engine, CONFIGURE)
_CHEAP = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
STATEMENTS = 3000
"""How many statements are kept compiled, of all kinds of databases together."""
IMPORTED = (
    "app.core.processes.calling",
    "app.day.autopilot.previewing",
    *(f"app.documents.{paper}.pdf" for paper in ("agendas", "badges", "grid", "table_sheets")),
    "app.documents.grid.xlsx",
    "app.documents.results.xlsx",
    "app.imports.planner.task",
    "app.imports.reader.child",
    "app.requests.planning",
)
"""What runs in processes of its own."""
MEASURED = "COVERAGE_PROCESS_CONFIG"
"""In the environment of tests whose processes are measured, each from its start."""


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


def _copied_by(copies: Copies) -> Callable[[str, list[str]], Copy]:
    """Return what starts a process of the application as a copy."""

    def start(module: str, limits: list[str]) -> Copy:
        environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        return copies.start(Start(module, tuple(limits), environment))

    return start


@contextmanager
def economies() -> Iterator[None]:
    """Save within the block."""
    with pytest.MonkeyPatch.context() as patch, Copies(*IMPORTED) as copies:
        if sys.platform == "linux" and MEASURED not in os.environ:
            patch.setattr(process, START, _copied_by(copies))
        patch.setattr(passwords, HASHER, lambda: _CHEAP)
        patch.setattr(engine, CONFIGURE, _configure_without_waiting)
        _statements_once(patch)
        patch.setattr(structlog, "configure", _configure_logs)
        *before, _ = structlog.get_config()["processors"]
        plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        structlog.configure(processors=[*before, plain])
        yield
        structlog.reset_defaults()
