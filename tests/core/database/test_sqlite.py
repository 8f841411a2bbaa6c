"""SQLite is opened so that what was committed survives a power cut."""

import sqlite3
from pathlib import Path

from tests.economies import real_configure

FULL = 2


def test_a_commit_waits_for_the_disk_and_foreign_keys_are_checked(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "titik-temu.db")
    real_configure(connection, None)
    told = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("synchronous", "journal_mode", "foreign_keys")
    }
    connection.close()
    assert told == {"synchronous": FULL, "journal_mode": "wal", "foreign_keys": 1}
