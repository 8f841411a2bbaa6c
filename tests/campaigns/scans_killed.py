"""A server killed at random moments under load: no acknowledged scan is lost or stored twice.

    python -m tests.campaigns.scans_killed [--rounds 200] [--postgres] [--seed N]

Each round starts `titik-temu serve` with its worker, lets devices send scans one by one and in
batches, and kills the whole process group with SIGKILL at a random moment. A PostgreSQL of our own
crashes as well in some of the rounds, a moment earlier, and recovers. Then the database is checked:
each acknowledged scan must be there exactly once, as it was answered. Unacknowledged scans are sent
again in the next round, as a device would.
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session, col, func, select

from app.checkin.records import FirstAdmission, Scan, Verdict
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from tests.campaigns.lines import Line, line_to
from tests.campaigns.scan_load import LoadedHall, Server, open_hall, scan_body, share_key
from tests.databases import OwnPostgresServer, own_postgres

DEVICES = 8
PEOPLE = 300
MOST_ANSWERS = 200
"""The most scans acknowledged in a round before the server is killed, soon afterwards."""
CRASHES = 0.25
"""The share of rounds in which the database crashes, if it may."""
AWAY = 503
"""The status of answers while the database is away, when nothing was stored."""
SOON = 0.05
"""Seconds: longer than a commit takes."""


@dataclass
class Ledger:
    """The scans sent, and their answers: `Scan.id` and verdict by the device's own id."""

    acknowledged: dict[UUID, tuple[str, str]] = field(default_factory=dict)
    open: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    """Sent and not acknowledged, by device."""

    def take(self, answer: dict[str, Any]) -> None:
        """Record an acknowledged scan; a repetition must be answered as the first time."""
        scan_id, told = UUID(answer["scan_id"]), (answer["id"], answer["verdict"])
        assert self.acknowledged.setdefault(scan_id, told) == told, f"{scan_id} answered anew"


def play(
    hall: LoadedHall,
    folder: Path,
    ledger: Ledger,
    rng: random.Random,
    *,
    worker: bool,
    crashing: OwnPostgresServer | None = None,
) -> None:
    """Serve, send scans, kill (`crashing`: the database as well), and check the database."""
    with Server(folder, hall.url, worker=worker) as server:
        server.wait_until_it_answers()
        asyncio.run(_load(server, hall, ledger, rng, crashing))
    if crashing is not None:
        crashing.start()
    engine = open_engine(hall.url)
    with transaction(engine, read_only=True) as session:
        check(session, ledger)
    engine.dispose()


async def _load(
    server: Server,
    hall: LoadedHall,
    ledger: Ledger,
    rng: random.Random,
    crashing: OwnPostgresServer | None,
) -> None:
    """Send scans until the server is killed."""
    seeds = [rng.random() for _ in hall.tokens]
    senders = [
        asyncio.create_task(send(server.port, hall, number, ledger, random.Random(seed)))
        for number, seed in enumerate(seeds)
    ]
    enough = len(ledger.acknowledged) + rng.randint(0, MOST_ANSWERS)
    while len(ledger.acknowledged) < enough and not all(sender.done() for sender in senders):
        await asyncio.sleep(0.001)
    await asyncio.sleep(rng.uniform(0, SOON))
    if crashing is not None:
        await asyncio.to_thread(crashing.crash)
        await asyncio.sleep(rng.uniform(0, SOON))
    await asyncio.to_thread(server.kill)
    await asyncio.gather(*senders)


async def send(
    port: int, hall: LoadedHall, number: int, ledger: Ledger, rng: random.Random
) -> None:
    """Send scans as one device, alone and in batches, until the server is gone."""
    waiting = ledger.open.setdefault(number, [])
    try:
        async with line_to(port) as line:
            if waiting:
                await _post_batch(line, hall, number, waiting, ledger)
            while True:
                gate = hall.hall.gates[rng.choice(("main", "side"))]
                direction = rng.choice(("entry", "entry", "exit"))
                for _ in range(rng.choice((1, 1, 1, 5, 40))):
                    code, now = rng.choice(hall.hall.codes), datetime.now(UTC)
                    offline = rng.random() < 0.3
                    waiting.append(
                        scan_body(uuid4(), gate, code, now, direction=direction, offline=offline)
                    )
                if len(waiting) > 1:
                    await _post_batch(line, hall, number, waiting, ledger)
                else:
                    body = json.dumps(waiting[0]).encode()
                    status, answer = await line.post(hall.path, hall.tokens[number], body)
                    assert status in (200, 201, AWAY), (status, answer)
                    if status != AWAY:
                        ledger.take(json.loads(answer))
                        waiting.clear()
    except (ConnectionError, OSError):
        return  # killed; waiting scans are sent in the next round


async def _post_batch(
    line: Line, hall: LoadedHall, number: int, waiting: list[dict[str, Any]], ledger: Ledger
) -> None:
    body = json.dumps({"scans": waiting}).encode()
    status, answer = await line.post(f"{hall.path}/batch", hall.tokens[number], body)
    assert status in (200, AWAY), (status, answer)
    if status == AWAY:
        return
    for item in json.loads(answer)["items"]:
        assert item["status"] in (200, 201), item
        ledger.take(item["scan"])
    waiting.clear()


def check(session: Session, ledger: Ledger) -> None:
    """Check that acknowledged scans are stored once, and that first admissions are unique."""
    rows = session.exec(select(Scan.scan_id, Scan.id, Scan.verdict)).all()
    kept = {scan_id: (str(identity), verdict) for scan_id, identity, verdict in rows}
    assert len(kept) == len(rows), "a scan is there twice"
    lost = [scan_id for scan_id in ledger.acknowledged if scan_id not in kept]
    assert not lost, f"{len(lost)} acknowledged scans are lost"
    changed = [one for one, told in ledger.acknowledged.items() if kept[one] != told]
    assert not changed, f"{len(changed)} scans are not as they were answered"
    sent = set(ledger.acknowledged)
    sent |= {UUID(str(body["scan_id"])) for bodies in ledger.open.values() for body in bodies}
    assert kept.keys() <= sent, "scans that nobody sent"
    entered = session.exec(
        select(func.count(func.distinct(Scan.attendee_id))).where(
            Scan.verdict == Verdict.ADMITTED, col(Scan.direction) == "entry"
        )
    ).one()
    firsts = session.exec(select(func.count(func.distinct(FirstAdmission.attendee_id)))).one()
    assert entered == firsts, f"{entered} came in, {firsts} first admissions"


def campaign(
    url: str,
    folder: Path,
    *,
    rounds: int,
    seed: int,
    worker: bool = True,
    devices: int = DEVICES,
    database: OwnPostgresServer | None = None,
) -> Ledger:
    """Play some rounds on an empty database; return what was acknowledged.

    `database` is the server of `url` if it may crash.
    """
    share_key()
    hall, ledger, rng = (
        open_hall(url, people=PEOPLE, devices=devices),
        Ledger(),
        random.Random(seed),
    )
    for number in range(1, rounds + 1):
        crashing = database if rng.random() < CRASHES else None
        play(hall, folder, ledger, rng, worker=worker, crashing=crashing)
        sys.stderr.write(f"\rround {number}: {len(ledger.acknowledged)} acknowledged scans kept")
    sys.stderr.write("\n")
    return ledger


def main() -> None:
    """Run the campaign and print its result."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.scans_killed")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--postgres", action="store_true", help="in place of SQLite")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = time.monotonic()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="titik-temu-killed-")))
        url, database = f"sqlite:///{folder / 'titik-temu.db'}", None
        if options.postgres:
            database = stack.enter_context(own_postgres())
            url = stack.enter_context(database.copy())
        ledger = campaign(url, folder, rounds=options.rounds, seed=options.seed, database=database)
    print(
        f"{options.rounds} rounds in {time.monotonic() - started:.0f} s: "
        f"{len(ledger.acknowledged)} acknowledged scans, all kept, none twice"
    )


if __name__ == "__main__":
    main()
