"""How many scans one API process can record, beside the limits of the disk and the framework.

    python -m benchmarks.scans [--seconds 5] [--no-postgres] [--flush-ms 4.4] [--json FILE]

One run prints, for SQLite (`synchronous=FULL`) and for PostgreSQL (`fsync=on`): commits of one row
a second; a bare FastAPI endpoint; an endpoint of our application that authenticates and touches
no database; scans at 1, 16 and 64 connections, each connection sending the next scan when the
last one was answered; and scans uploaded in batches. The client runs beside the one API process.
`--flush-ms` makes each flush of the disk take so much longer (`slow_disk`).
"""

import argparse
import asyncio
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
from sqlalchemy.engine import make_url

from benchmarks.scan_server import KNOWN_VARIABLE
from benchmarks.slow_disk import run_again_with
from tests.campaigns.scan_load import PATIENCE, LoadedHall, line_to, open_hall, scan_body
from tests.databases import own_postgres
from tests.ports import free_port

PEOPLE = 5_000
"""Enough that in a short run most scans are admissions."""
CONNECTIONS = (1, 16, 64)
BATCH = 500
UPLOADERS = 2
GOALS = {16: 3.0, 64: 6.0}
"""Goal by number of connections: this many times the rate of one-row commits..."""
SHARE = 0.6
"""...or this share of the rate of the authenticated endpoint, whichever is lower."""
MOST_P99 = 100.0
"""Goal: the 99th percentile at 16 connections, in milliseconds."""
LEAST_UPLOADED = 5_000
"""Goal: scans per second in batches."""


AUTHENTICATED = "authenticated, no database"
SCANS = "scans"
BATCHES = f"scans in batches of {BATCH}"
COMMITS = "one-row commits"


@dataclass(frozen=True)
class Row:
    """One measurement; milliseconds are per request, `cpu` is the server's time per request."""

    database: str
    what: str
    connections: int
    per_second: float
    p50: float | None = None
    p99: float | None = None
    cpu: float | None = None


Body = Callable[[], bytes]


async def _everybody(
    port: int, path: str, tokens: list[str], body: Body, connections: int, seconds: float
) -> list[float]:
    """Send requests for some seconds over some connections; return the seconds of each answer."""
    times: list[float] = []
    until = time.perf_counter() + seconds

    async def sender(token: str) -> None:
        async with line_to(port) as line:
            while time.perf_counter() < until:
                sent = body()
                begun = time.perf_counter()
                status, answer = await line.post(path, token, sent)
                times.append(time.perf_counter() - begun)
                if status not in (200, 201):
                    raise RuntimeError(f"{status}: {answer!r}")

    await asyncio.gather(*(sender(tokens[n % len(tokens)]) for n in range(connections)))
    return times


@dataclass(frozen=True)
class Ask:
    """One kind of request, with all that is needed to measure it."""

    database: str
    what: str
    process: "Serving"
    path: str
    tokens: list[str]
    body: Body
    seconds: float
    each: int = 1
    """The number of scans in one request."""

    def at(self, connections: int) -> Row:
        """Measure over some connections, after a second of warm-up."""
        given = (self.process.port, self.path, self.tokens, self.body, connections)
        asyncio.run(_everybody(*given, min(1.0, self.seconds)))
        used, begun = self.process.cpu(), time.perf_counter()
        times = sorted(asyncio.run(_everybody(*given, self.seconds)))
        lasted, spent = time.perf_counter() - begun, self.process.cpu() - used
        count = self.each * len(times)
        row = Row(
            self.database,
            self.what,
            connections,
            per_second=count / lasted,
            p50=1000 * times[len(times) // 2],
            p99=1000 * times[int(0.99 * (len(times) - 1))],
            cpu=1000 * spent / count,
        )
        sys.stderr.write(f"{self.database}: {self.what}, {connections}: {row.per_second:.0f}/s\n")
        return row


class Serving:
    """A server process of `benchmarks.scan_server`."""

    def __init__(self, kind: str, environment: dict[str, str]) -> None:
        self.port = free_port()
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "benchmarks.scan_server", kind, str(self.port)],
            env=os.environ | {"TITIK_TEMU_LOG_LEVEL": "info"} | environment,
            stderr=subprocess.DEVNULL,
        )

    def wait(self) -> None:
        """Wait until it answers."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                httpx.get(f"http://127.0.0.1:{self.port}/healthz", timeout=2)
            except httpx.TransportError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError("the server does not answer")

    def cpu(self) -> float:
        """Return its processor time in seconds."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()


@contextmanager
def serving(kind: str, environment: dict[str, str]) -> Iterator[Serving]:
    """Serve until the context ends."""
    process = Serving(kind, environment)
    try:
        process.wait()
        yield process
    finally:
        process.stop()


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


def scans(hall: LoadedHall, count: int) -> Body:
    """Return a maker of bodies with new scans: single ones if `count` is 1, else batches."""
    codes = cycle(hall.hall.codes)
    gate = hall.hall.gates["main"]

    def single() -> dict[str, object]:
        return scan_body(uuid4(), gate, next(codes), datetime.now(UTC))

    if count == 1:
        return lambda: json.dumps(single()).encode()
    return lambda: json.dumps({"scans": [single() for _ in range(count)]}).encode()


def of_framework(hall: LoadedHall, seconds: float) -> Row:
    """Measure the bare endpoint."""
    with serving("bare", {}) as process:
        what = "bare FastAPI endpoint"
        return Ask("-", what, process, "/bare", hall.tokens, scans(hall, 1), seconds).at(16)


def of_database(database: str, hall: LoadedHall, folder: Path, seconds: float) -> Iterator[Row]:
    """Yield the measurements of our server on one database."""
    environment = {
        "TITIK_TEMU_DATA_DIR": str(folder),
        "TITIK_TEMU_DATABASE_URL": hall.url,
        KNOWN_VARIABLE: hall.tokens[0],
    }
    one, many = scans(hall, 1), scans(hall, BATCH)
    away, batch = hall.path.replace("/scans", "/authenticated"), f"{hall.path}/batch"
    with serving("ours", environment) as process:
        known = Ask(database, AUTHENTICATED, process, away, hall.tokens[:1], one, seconds)
        yield from (known.at(connections) for connections in GOALS)
        ask = Ask(database, SCANS, process, hall.path, hall.tokens, one, seconds)
        yield from (ask.at(connections) for connections in CONNECTIONS)
        upload = Ask(database, BATCHES, process, batch, hall.tokens, many, seconds, each=BATCH)
        yield upload.at(UPLOADERS)


def verdicts(rows: list[Row]) -> Iterator[str]:
    """Yield a sentence for each goal that says whether it was reached."""
    for database in dict.fromkeys(row.database for row in rows if row.database != "-"):
        ours = [row for row in rows if row.database == database]
        (commits,) = (row.per_second for row in ours if row.what == COMMITS)
        bare = {r.connections: r.per_second for r in ours if r.what == AUTHENTICATED}
        for row in ours:
            if row.what == SCANS and row.connections in GOALS:
                goal = min(GOALS[row.connections] * commits, SHARE * bare[row.connections])
                yield _verdict(
                    f"{database}, {row.connections} connections: {row.per_second:.0f}/s of "
                    f"{goal:.0f}/s ({row.per_second / commits:.1f} x one-row commits, "
                    f"{row.per_second / bare[row.connections]:.2f} of authenticated)",
                    row.per_second >= goal,
                )
            if row.what == SCANS and row.connections == 16 and row.p99 is not None:
                yield _verdict(
                    f"{database}, 16 connections: p99 {row.p99:.0f} ms of {MOST_P99:.0f} ms",
                    row.p99 <= MOST_P99,
                )
            if row.what == BATCHES:
                yield _verdict(
                    f"{database}, batches: {row.per_second:.0f}/s of {LEAST_UPLOADED}/s",
                    row.per_second >= LEAST_UPLOADED,
                )


def _verdict(what: str, reached: bool) -> str:
    return f"{'reached    ' if reached else 'NOT REACHED'} {what}"


def table(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield (
        f"{'database':10} {'what':28} {'conn.':>5} {'per second':>10} {'p50 ms':>8} {'p99 ms':>8} "
        f"{'CPU ms':>7}"
    )
    for row in rows:
        figures = " ".join(
            f"{'' if value is None else f'{value:.{digits}f}':>{width}}"
            for value, width, digits in ((row.p50, 8, 1), (row.p99, 8, 1), (row.cpu, 7, 2))
        )
        yield (
            f"{row.database:10} {row.what:28} {row.connections:5} {row.per_second:10.0f} {figures}"
        )


@contextmanager
def durable_postgres() -> Iterator[str]:
    """Yield the URL of a migrated database on a PostgreSQL server that waits for the disk."""
    with own_postgres(durable=True) as server, server.copy() as url:
        yield url


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scans")
    parser.add_argument("--seconds", type=float, default=5.0, help="of each measurement")
    parser.add_argument("--no-postgres", action="store_true")
    parser.add_argument("--flush-ms", type=float, help="slow the disk's flushes by so much")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    options = parser.parse_args()
    if options.flush_ms is not None:
        run_again_with(options.flush_ms, "benchmarks.scans")
    rows: list[Row] = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="titik-temu-scans-")))
        sqlite = open_hall(f"sqlite:///{folder / 'hall.db'}", people=PEOPLE, devices=64)
        rows.append(of_framework(sqlite, options.seconds))
        commits = one_row_commits_sqlite(folder, options.seconds)
        rows.append(Row("sqlite", COMMITS, 1, commits))
        rows += of_database("sqlite", sqlite, folder, options.seconds)
        if not options.no_postgres:
            url = stack.enter_context(durable_postgres())
            commits = one_row_commits_postgres(url, options.seconds)
            rows.append(Row("postgres", COMMITS, 1, commits))
            hall = open_hall(url, people=PEOPLE, devices=64)
            rows += of_database("postgres", hall, folder, options.seconds)
    print("\n".join([*table(rows), "", *verdicts(rows)]))
    if options.json is not None:
        options.json.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n")


if __name__ == "__main__":
    main()
