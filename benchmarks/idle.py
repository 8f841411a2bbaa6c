"""What API and worker cost while there are no requests: `python -m benchmarks.idle`.

    python -m benchmarks.idle [--seconds 60] [--asks 20] [--postgres] [--json FILE]

On SQLite `titik-temu serve` runs with its worker, on PostgreSQL `serve --no-worker` and `worker`.
Once the worker sleeps, processor time (user and system), memory (RSS, which counts pages that both
share twice, and PSS, which counts them once) and on PostgreSQL committed transactions are counted
over `--seconds`. Then solves are asked for over HTTP, each while the worker sleeps: it prints the
seconds from sending the request until the run is reported as running, and until its solver has
reported something. They are seconds of the wall clock, so nothing else should run. A worker stays
awake for a minute after a job; here only for half a second.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import Engine
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

import app.records  # noqa: F401 - foreign keys need every table to be known
from app.auth.users import service
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.migrations import migrate
from app.timetable.jobs import queries
from app.timetable.records import RunStatus, SolveProgress, SolveRun
from benchmarks.served import PATIENCE, figures, token_of_first_user
from tests.databases import running_postgres
from tests.durability.workers import children, wait_for
from tests.ports import free_port
from tests.timetable.events import hall_event

TICKS = os.sysconf("SC_CLK_TCK")
LOOK = 0.01
"""Seconds between two looks at a run."""
_BEGUN = col(SolveRun.status) != RunStatus.QUEUED


@dataclass(frozen=True)
class Idle:
    """The cost of a time without work; `transactions` per second, None on SQLite."""

    seconds: float
    processor: dict[str, float]
    """Share of one core, in percent, by process."""
    resident: dict[str, float]
    """Megabytes (RSS) by process."""
    proportional: dict[str, float]
    """Megabytes (PSS) by process."""
    transactions: float | None


class Pair:
    """A running API and worker, with the API's address."""

    def __init__(self, api: int, worker: int, address: str, token: str, engine: Engine) -> None:
        self.processes = {"api": api, "worker": worker}
        headers = {"Authorization": f"Bearer {token}"}
        self.client = httpx.Client(base_url=address, headers=headers, timeout=60)
        self._engine = engine

    def sleep(self) -> None:
        """Return once the worker sleeps."""
        wait_for(lambda: not children(self.processes["worker"]), PATIENCE, "the worker's sleep")

    def asked(self) -> tuple[float, float]:
        """Ask for a solve; return the seconds until it runs, and until its first progress."""
        event = self.client.get("/api/v1/events").json()["items"][0]["id"]
        began = time.monotonic()
        answer = self.client.post(f"/api/v1/events/{event}/solve-runs", json={"time_limit": 1})
        number = answer.json()["number"]
        running = self._until(select(SolveRun.id).where(SolveRun.number == number, _BEGUN))
        told = self._until(
            select(SolveRun.id).join(SolveProgress).where(SolveRun.number == number).limit(1)
        )
        return running - began, told - began

    def _until(self, wanted: SelectOfScalar[UUID]) -> float:
        """Poll the database (the API stays idle); return the time when a row was first found."""
        while True:
            with transaction(self._engine, read_only=True) as session:
                if session.exec(wanted).first() is not None:
                    return time.monotonic()
            time.sleep(LOOK)

    def measured(self, seconds: float) -> Idle:
        """Measure the cost while there are no requests."""
        used, done, began = self._used(), self._transactions(), time.monotonic()
        time.sleep(seconds)
        took = time.monotonic() - began
        return Idle(
            took,
            {name: 100 * (t - used[name]) / took for name, t in self._used().items()},
            {name: _memory(process, "Rss") for name, process in self.processes.items()},
            {name: _memory(process, "Pss") for name, process in self.processes.items()},
            None if done is None else ((self._transactions() or 0) - done) / took,
        )

    def _used(self) -> dict[str, float]:
        return {name: _processor(process) for name, process in self.processes.items()}

    def _transactions(self) -> int | None:
        """Return the number of transactions committed so far; None on SQLite."""
        if self._engine.dialect.name == "sqlite":
            return None
        with self._engine.connect() as connection:
            row = connection.exec_driver_sql(
                "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"
            ).fetchone()
        return int(row[0]) if row else 0


def _processor(process: int) -> float:
    """Return the processor time of a process and its children, ended ones included, in seconds."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICKS


def _memory(process: int, kind: str) -> float:
    """Return the memory of a process in megabytes."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    return int(rollup.partition(f"\n{kind}:")[2].split()[0]) / 1024


@contextmanager
def pair(folder: Path, database: str, *, embedded: bool) -> Iterator[Pair]:
    """Serve an event, with a worker within `serve` or beside it, until the context ends."""
    engine = open_engine(database)
    migrate(engine)
    service.set_up_first_user(engine, service.FIRST_USER, datetime.now(UTC))
    hall_event(engine)
    token = token_of_first_user(engine)
    environment = os.environ | {
        "TITIK_TEMU_DATA_DIR": str(folder),
        "TITIK_TEMU_DATABASE_URL": database,
        "TITIK_TEMU_WORKER_STAY_SECONDS": "0.5",
        "TITIK_TEMU_LOG_LEVEL": "warning",
    }
    port = free_port()
    program = [sys.executable, "-m", "app.cli"]
    serve = [*program, "serve", "--port", str(port), *([] if embedded else ["--no-worker"])]
    commands = [serve] if embedded else [serve, [*program, "worker"]]
    started = [subprocess.Popen(command, env=environment) for command in commands]
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(lambda: _answers(address), PATIENCE, "the API")
        api, worker = started[0].pid, started[-1].pid
        if embedded:
            (worker,) = wait_for(lambda: children(api), PATIENCE, "the worker")
        wait_for(lambda: _has_begun(engine), PATIENCE, "the worker's first shift")
        yield Pair(api, worker, address, token, engine)
    finally:
        for process in started:
            process.terminate()
            process.wait()
        engine.dispose()


def _has_begun(engine: Engine) -> bool:
    with transaction(engine, read_only=True) as session:
        return bool(queries.heartbeats(session))


def _answers(address: str) -> bool:
    with suppress(httpx.TransportError):
        return httpx.get(f"{address}/healthz", timeout=2).status_code == 200
    return False


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.idle")
    parser.add_argument("--seconds", type=float, default=60.0, help="without any work")
    parser.add_argument("--asks", type=int, default=20, help="solves asked for")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL, not on SQLite")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="titik-temu-idle-")))
        database = f"sqlite:///{folder / 'titik-temu.db'}"
        if options.postgres:
            database = stack.enter_context(stack.enter_context(running_postgres()).copy())
        both = stack.enter_context(pair(folder, database, embedded=not options.postgres))
        both.sleep()
        time.sleep(1)
        idle = both.measured(options.seconds)
        delays = []
        for _ in range(options.asks):
            both.sleep()
            delays.append(both.asked())
    found: dict[str, Any] = {"database": "postgres" if options.postgres else "sqlite"}
    found |= asdict(idle)
    if delays:
        found["until_running"] = figures([running for running, _ in delays])
        found["until_solver_told"] = figures([told for _, told in delays])
    for name, value in found.items():
        print(f"{name:20}{_rounded(value)}")
    for name in ("processor", "resident", "proportional"):
        print(f"{name + ' together':20}{_rounded(sum(found[name].values()))}")
    if options.json is not None:
        options.json.write_text(json.dumps(found, indent=2) + "\n")


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return "  ".join(f"{name} {_rounded(part)}" for name, part in value.items())
    return f"{value:.2f}" if isinstance(value, float) else value


if __name__ == "__main__":
    main()
