"""A drill: a backup under load, kill -9, the machine's data thrown away, and a restore.

    python -m tests.campaigns.restore_drill [--rounds 5] [--postgres] [--seed N]

Each round serves, lets devices send scans, makes a backup while they do, goes on for a while, kills
the whole process group with SIGKILL and deletes all that the machine had. Then the backup is
restored to an empty machine, which must have every scan that was acknowledged before the backup
began. Those acknowledged later are counted: they are what an installation loses.
"""

import argparse
import asyncio
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlmodel import select

from app.backup import service
from app.backup.keys import Identity
from app.checkin.records import Scan
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.settings import Settings
from tests.campaigns.scan_load import LoadedHall, Server, open_hall
from tests.campaigns.scans_killed import Ledger, send
from tests.databases import own_postgres, postgres_tools

DEVICES = 8
PEOPLE = 300
KEY = Identity.new()


@dataclass(frozen=True)
class Drill:
    """What a drill came to: scans acknowledged before, in all, and missing after the restore."""

    before: int
    acknowledged: int
    missing: int
    backup_seconds: float
    restore_seconds: float
    size: int

    def __str__(self) -> str:
        return (
            f"{self.acknowledged} scans acknowledged, {self.before} of them before the backup "
            f"({self.size} bytes in {self.backup_seconds:.2f} s); restored in "
            f"{self.restore_seconds:.2f} s, {self.missing} missing, none of those before"
        )


def drill(
    here: Settings,
    throw_away: Callable[[], None],
    empty: Settings,
    shelf: Path,
    rng: random.Random,
    *,
    people: int = PEOPLE,
    devices: int = DEVICES,
    enough: int = 100,
    worker: bool = True,
) -> Drill:
    """Play one round on an empty database; fails if anything acknowledged before is missing.

    `enough` scans are acknowledged before the backup, and as many after it.
    """
    hall, ledger = open_hall(here.database, people=people, devices=devices), Ledger()
    with Server(here.data_dir, here.database, worker=worker) as server:
        server.wait_until_it_answers()
        before, made, took = asyncio.run(_load(server, hall, ledger, here, shelf, enough, rng))
    throw_away()
    began = time.monotonic()
    service.restore(made.file, KEY, empty)
    restored = time.monotonic() - began
    engine = open_engine(empty.database)
    with transaction(engine, read_only=True) as session:
        rows = session.exec(select(Scan.scan_id, Scan.id, Scan.verdict)).all()
    engine.dispose()
    kept = {scan_id: (str(identity), verdict) for scan_id, identity, verdict in rows}
    lost = [one for one in before if kept.get(one) != ledger.acknowledged[one]]
    assert not lost, f"{len(lost)} scans acknowledged before the backup are lost or changed"
    missing = len(ledger.acknowledged.keys() - kept.keys())
    return Drill(len(before), len(ledger.acknowledged), missing, took, restored, made.size)


async def _load(
    server: Server,
    hall: LoadedHall,
    ledger: Ledger,
    here: Settings,
    shelf: Path,
    enough: int,
    rng: random.Random,
) -> tuple[set[UUID], service.Made, float]:
    """Send scans, make a backup meanwhile, send more, and kill the server."""
    senders = [
        asyncio.create_task(send(server.port, hall, number, ledger, random.Random(rng.random())))
        for number in range(len(hall.tokens))
    ]

    async def until(count: int) -> None:
        while len(ledger.acknowledged) < count and not all(sender.done() for sender in senders):
            await asyncio.sleep(0.001)

    await until(enough)
    before, began = set(ledger.acknowledged), time.monotonic()
    lock, now = KEY.recipient(), datetime.now(UTC)
    made = await asyncio.to_thread(service.back_up, here, shelf, lock, now)
    took = time.monotonic() - began
    await until(len(ledger.acknowledged) + enough)
    await asyncio.to_thread(server.kill)
    await asyncio.gather(*senders)
    return before, made, took


def on_sqlite(
    folder: Path,
    rng: random.Random,
    *,
    people: int = PEOPLE,
    devices: int = DEVICES,
    enough: int = 100,
    worker: bool = True,
) -> Drill:
    """Play a round on SQLite in a folder, whose `here` may have a database without an event."""
    here = Settings(data_dir=folder / "here", database_url=None, jobs_database_url=None)
    here.data_dir.mkdir(parents=True, exist_ok=True)
    empty = here.model_copy(update={"data_dir": folder / "empty"})
    return drill(
        here,
        lambda: shutil.rmtree(here.data_dir),
        empty,
        folder / "shelf",
        rng,
        people=people,
        devices=devices,
        enough=enough,
        worker=worker,
    )


def main() -> None:
    """Run the drills and print what each came to."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.restore_drill")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--postgres", action="store_true", help="in place of SQLite")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    for number in range(1, options.rounds + 1):
        enough = rng.randint(100, 2000)
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="titik-temu-")))
            if options.postgres:
                done = _on_postgres(folder, rng, stack, enough)
            else:
                done = on_sqlite(folder, rng, enough=enough)
        sys.stdout.write(f"round {number}: {done}\n")
        sys.stdout.flush()


def _on_postgres(folder: Path, rng: random.Random, stack: ExitStack, enough: int) -> Drill:
    """Play a round on two servers: the first one is thrown away with all its data."""
    first, second = ExitStack(), stack.enter_context(own_postgres())
    server = first.enter_context(own_postgres())
    here = Settings(
        data_dir=folder / "here",
        database_url=first.enter_context(server.empty()),
        jobs_database_url=None,
        postgres_tools=postgres_tools(),
    )
    here.data_dir.mkdir()
    empty = here.model_copy(
        update={
            "data_dir": folder / "empty",
            "database_url": stack.enter_context(second.empty()),
        }
    )

    def throw_away() -> None:
        first.close()
        shutil.rmtree(here.data_dir)

    return drill(here, throw_away, empty, folder / "shelf", rng, enough=enough)


if __name__ == "__main__":
    main()
