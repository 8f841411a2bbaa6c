"""How many commits of one row a second the machine's disk allows: the ceiling of scans."""

import sqlite3
import time
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url


def one_row_commits_sqlite(folder: Path, seconds: float) -> float:
    """Return the one-row commits per second through the driver alone."""
    connection = sqlite3.connect(folder / "commits.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT)")
    count, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO row (text) VALUES ('one')")
        connection.execute("COMMIT")
        count += 1
    connection.close()
    return count / seconds


def one_row_commits_postgres(url: str, seconds: float) -> float:
    """Return the one-row commits per second through the driver alone."""
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE one_row (id SERIAL PRIMARY KEY, text TEXT)")
        count, begun = 0, time.perf_counter()
        while time.perf_counter() - begun < seconds:
            connection.execute("INSERT INTO one_row (text) VALUES ('one')")
            count += 1
        connection.execute("DROP TABLE one_row")
    return count / seconds
