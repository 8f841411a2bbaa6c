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

from benchmarks.commits import one_row_commits_postgres, one_row_commits_sqlite
from benchmarks.scan_server import KNOWN_VARIABLE
from benchmarks.scan_tables import (
    AUTHENTICATED,
    BATCH,
    BATCHES,
    COMMITS,
    GOALS,
    SCANS,
    Row,
    table,
    verdicts,
)
from benchmarks.slow_disk import run_again_with
from tests.campaigns.lines import line_to
from tests.campaigns.scan_load import PATIENCE, LoadedHall, open_hall, scan_body, share_key
from tests.databases import own_postgres
from tests.ports import free_port

PEOPLE = 5_000
"""Enough that in a short run most scans are admissions."""
CONNECTIONS = (1, 16, 64)


UPLOADERS = 2


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
            share_key()
            hall = open_hall(url, people=PEOPLE, devices=64)
            rows += of_database("postgres", hall, folder, options.seconds)
    print("\n".join([*table(rows), "", *verdicts(rows)]))
    if options.json is not None:
        options.json.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n")


if __name__ == "__main__":
    main()
