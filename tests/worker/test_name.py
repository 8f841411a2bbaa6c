"""No two workers that live have one name: it would lose a killed one's jobs for good."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import cast

import psycopg
import pytest

from app.core.settings import Settings
from app.worker import name
from app.worker.ending import Ending
from app.worker.name import NameTakenError, take


class NotYet:
    """An ending that does not come."""

    def is_due(self) -> bool:
        return False

    def wait(self, seconds: float) -> None:
        pass


NOT_YET = cast("Ending", NotYet())


@pytest.fixture(autouse=True)
def let_go(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(name, "PATIENCE", 0.0)
    yield
    let_all_go()


def let_all_go() -> None:
    while name._held:
        holder = name._held.pop()
        if isinstance(holder, psycopg.Connection):  # its server lets locks go some time later
            with suppress(psycopg.Error):  # at the end of a test its database is gone before it
                holder.execute("SELECT pg_advisory_unlock_all()")
        holder.close()


def test_names_come_from_the_host_and_a_free_one_is_taken_again(settings: Settings) -> None:
    host = socket.gethostname()
    assert [take(settings, NOT_YET) for _ in range(2)] == [f"{host}-1", f"{host}-2"]
    let_all_go()
    assert take(settings, NOT_YET) == f"{host}-1", "so that it goes on with its jobs at once"


def test_a_name_that_another_has_is_refused(settings: Settings, tmp_path: Path) -> None:
    own = settings.model_copy(update={"executor_id": "pekerja"})
    assert take(own, NOT_YET) == "pekerja"
    with pytest.raises(NameTakenError):
        take(own, NOT_YET)
    elsewhere = own.model_copy(update={"data_dir": tmp_path / "another-machine"})
    if settings.database.startswith("postgresql"):
        with pytest.raises(NameTakenError):
            take(elsewhere, NOT_YET)
        assert take(settings, NOT_YET).endswith("-1")
    else:
        assert take(elsewhere, NOT_YET) == "pekerja", "it has another queue"
