"""SQLite's log is emptied of what was erased without a wait, for anybody."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.core.database.deleting import forget_erased

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_reader_keeps_its_part_of_the_log_and_nobody_waits_for_it(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    file = tmp_path / "titik-temu.db"
    log = file.with_name("titik-temu.db-wal")
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM event").fetchone()
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE erased (name)")
        connect = engine.dialect.connect

        def traced(*args: object, **kwargs: object) -> object:
            made = connect(*args, **kwargs)
            made.set_trace_callback(asked.append)
            return made

        engine.dispose()
        monkeypatch.setattr(engine.dialect, "connect", traced)
        forget_erased(engine)
        assert log.stat().st_size > 0, "the reader still needs it"
        reader.execute("ROLLBACK")
        forget_erased(engine)
        assert log.stat().st_size == 0
    timeouts = [one for one in asked if "busy_timeout" in one.lower()]
    truncation = next(at for at, one in enumerate(asked) if "TRUNCATE" in one)
    before = [one for one in asked[:truncation] if one in timeouts]
    assert before[-1].replace(" ", "").lower() == "pragmabusy_timeout=0"
