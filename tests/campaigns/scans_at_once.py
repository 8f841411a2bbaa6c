"""Many devices at once, with the usual faults of a hall: no scan is lost, no admission first twice.

    python -m tests.campaigns.scans_at_once [--devices 50] [--scans 2000] [--postgres]
                                            [--processes 2] [--seed N]

Devices whose clocks are off by up to a day send their scans one by one and in batches, out of
order, some of them twice at the same moment and to different processes of the server. Afterwards:
every scan is recorded exactly once, nobody has two first admissions of one day at one place,
repetitions were answered alike, and the server never failed.
"""

import argparse
import asyncio
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlmodel import Session, select

from app.checkin.records import EVENT_AREA, Conflict, Direction, FirstAdmission, Scan, Verdict
from app.checkin.scans.clocks import day_of
from app.core.clock import device_moment
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from tests.campaigns.lines import Redialling
from tests.campaigns.scan_load import LoadedHall, open_hall, scan_body, served, share_key
from tests.databases import running_postgres

PEOPLE = 278
LONGEST_BATCH = 100
REPEATED = 0.15
"""The share of scans that are sent twice."""
Post = Callable[[str, str, bytes], Awaitable[tuple[int, bytes]]]
"""Posts to a path with a token; returns status and body."""


@dataclass
class Told:
    """The answers to the devices: `Scan.id` and verdict by device and its own id of the scan."""

    answers: dict[tuple[int, str], tuple[str, str]] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)

    def take(self, device: int, answer: dict[str, Any]) -> None:
        """Record an answer; a repetition must be answered as the first time."""
        told = (answer["id"], answer["verdict"])
        kept = self.answers.setdefault((device, answer["scan_id"]), told)
        assert kept == told, "a repetition was answered otherwise"


def made_by(hall: LoadedHall, count: int, rng: random.Random) -> list[dict[str, Any]]:
    """Return the scans of one device, whose clock is off by up to a day."""
    off = timedelta(hours=rng.uniform(-24, 24))
    scans = []
    for _ in range(count):
        stamp = datetime.now(UTC) + off + timedelta(seconds=rng.uniform(-3600, 0))
        scans.append(
            scan_body(
                uuid4(),
                hall.hall.gates[rng.choice(("main", "side"))],
                rng.choice(hall.hall.codes),
                stamp,
                direction=rng.choice(("entry", "entry", "entry", "exit")),
                offline=rng.random() < 0.5,
            )
        )
    return scans


async def upload(
    hall: LoadedHall,
    device: int,
    scans: Sequence[dict[str, Any]],
    posts: Sequence[Post],
    told: Told,
    rng: random.Random,
) -> None:
    """Send a device's scans in pieces, out of order; some twice at once, by different ways."""
    pieces = []
    start = 0
    while start < len(scans):
        length = rng.choice((1, 1, rng.randint(2, LONGEST_BATCH)))
        pieces.append(scans[start : start + length])
        start += length
    rng.shuffle(pieces)
    for piece in pieces:
        ways = rng.sample(posts, 2) if rng.random() < REPEATED else [rng.choice(posts)]
        await asyncio.gather(*(_send(hall, device, piece, way, told) for way in ways))


async def _send(
    hall: LoadedHall, device: int, piece: Sequence[dict[str, Any]], post: Post, told: Told
) -> None:
    if len(piece) == 1:
        status, body = await post(hall.path, hall.tokens[device], json.dumps(piece[0]).encode())
        told.statuses[status] += 1
        assert status in (200, 201), (status, body)
        told.take(device, json.loads(body))
        return
    sent = json.dumps({"scans": piece}).encode()
    status, body = await post(f"{hall.path}/batch", hall.tokens[device], sent)
    told.statuses[status] += 1
    assert status == 200, (status, body)
    for item in json.loads(body)["items"]:
        assert item["status"] in (200, 201), item
        told.take(device, item["scan"])


async def everybody(
    hall: LoadedHall, scans: int, ways: Sequence[Sequence[Post]], rng: random.Random
) -> Told:
    """Let all devices send at once; `ways[d]` are those of device `d`, two or more."""
    told = Told()
    parts = [made_by(hall, scans, rng) for _ in hall.tokens]
    await asyncio.gather(
        *(
            upload(hall, device, part, ways[device], told, random.Random(rng.random()))
            for device, part in enumerate(parts)
        )
    )
    return told


def check(session: Session, hall: LoadedHall, told: Told) -> None:
    """Check the database against the answers to the devices."""
    rows = session.exec(select(Scan)).all()
    numbers = {name: number for number, name in enumerate(hall.devices)}
    kept = {
        (numbers[row.device], str(row.scan_id)): (str(row.id), row.verdict.value) for row in rows
    }
    assert len(kept) == len(rows), "a scan is recorded twice"
    assert kept == told.answers, "what is recorded is not what was answered"
    admitted = [row for row in rows if row.verdict is Verdict.ADMITTED]
    entered = {
        (row.attendee_id, EVENT_AREA, day_of(_at(row), "Asia/Jakarta"))
        for row in admitted
        if row.direction is Direction.ENTRY
    }
    firsts = session.exec(select(FirstAdmission)).all()
    keys = [(first.attendee_id, first.area, first.day) for first in firsts]
    assert len(keys) == len(set(keys)), "somebody was first twice"
    assert set(keys) == entered, "first admissions are not those of who entered"
    by_id = {row.id: row for row in admitted}
    assert all(by_id[first.scan_id].attendee_id == first.attendee_id for first in firsts)
    despite = {row.id for row in admitted if row.reason is not None}
    assert set(session.exec(select(Conflict.scan_id)).all()) == despite


def _at(row: Scan) -> datetime:
    return device_moment(row.offline, row.scanned_at, row.received_at)


async def _over_http(
    hall: LoadedHall, scans: int, ports: Sequence[int], rng: random.Random
) -> Told:
    with ExitStack() as stack:
        ways = []
        for device in range(len(hall.tokens)):
            lines = [Redialling(ports[(device + way) % len(ports)]) for way in range(2)]
            for line in lines:
                stack.callback(line.close)
            ways.append([line.post for line in lines])
        return await everybody(hall, scans, ways, rng)


def main() -> None:
    """Run the campaign and print its result."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.scans_at_once")
    parser.add_argument("--devices", type=int, default=50)
    parser.add_argument("--scans", type=int, default=2_000, help="of each device")
    parser.add_argument("--postgres", action="store_true", help="in place of SQLite")
    parser.add_argument("--processes", type=int, default=1, help="of the API")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="titik-temu-hall-")))
        url = f"sqlite:///{folder / 'titik-temu.db'}"
        if options.postgres:
            url = stack.enter_context(stack.enter_context(running_postgres()).copy())
        share_key()
        hall = open_hall(url, people=PEOPLE, devices=options.devices)
        servers = [
            stack.enter_context(served(folder, url, worker=False)) for _ in range(options.processes)
        ]
        started = time.monotonic()
        ports = [server.port for server in servers]
        told = asyncio.run(_over_http(hall, options.scans, ports, random.Random(options.seed)))
        seconds = time.monotonic() - started
        engine = open_engine(url)
        with transaction(engine, read_only=True) as session:
            check(session, hall, told)
        engine.dispose()
    statuses = ", ".join(f"{count} x {status}" for status, count in sorted(told.statuses.items()))
    print(
        f"{len(told.answers)} scans of {options.devices} devices in {seconds:.0f} s "
        f"({len(told.answers) / seconds:.0f}/s), {statuses}: "
        "each recorded once, nobody first twice"
    )


if __name__ == "__main__":
    main()
