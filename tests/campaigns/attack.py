"""Attacks on a running server, each beside scans at the door, with what it may cost at most.

`python -m tests.campaigns.attack` prints a line for each attack: the longest that a scan waited,
the server's memory, and what else the attack was after. It ends with 1 if one is over its budget.
"""

import argparse
import asyncio
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import httpx

from app.auth.onlookers import MOST_OF_A_TOKEN
from tests.campaigns.halls import ServedHall, served_hall

LONGEST_STALL: Final = 0.5
"""Seconds that a scan beside an attack may wait."""
MOST_MEMORY: Final = 400
"""Megabytes of the server's process."""
MOST_METRICS: Final = 300_000
"""Bytes of `/metrics` after clients have invented methods and addresses."""
_PAUSE: Final = 0.02


@dataclass
class Report:
    """What one attack came to; `wrong` says which of its own aims it reached."""

    name: str
    waits: list[float] = field(default_factory=list)
    refused: int = 0
    memory: int = 0
    wrong: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Return the report as a line."""
        longest, middle = max(self.waits), statistics.median(self.waits)
        said = f"{self.name:<34} {len(self.waits):>5} scans  median {middle * 1000:>6.1f} ms"
        said += f"  longest {longest * 1000:>7.1f} ms  {self.memory:>4} MB"
        return said + "".join(f"\n    OVER: {one}" for one in self.faults())

    def faults(self) -> list[str]:
        """Return what is over its budget."""
        found = list(self.wrong)
        if max(self.waits) > LONGEST_STALL:
            found.append(f"a scan waited {max(self.waits):.2f} s")
        if self.refused:
            found.append(f"{self.refused} scans were not answered")
        if self.memory > MOST_MEMORY:
            found.append(f"{self.memory} MB")
        return found


@dataclass
class Target:
    """The server under attack, and a client of the door."""

    served: ServedHall
    seconds: float

    async def beside(
        self, name: str, attack: Callable[[Report], Coroutine[Any, Any, None]]
    ) -> Report:
        """Scan at the door while an attack goes on, and for a while after it has begun.

        The attack has an event loop and a thread of its own: a socket that takes long to connect
        must not be counted as a scan that waits.
        """
        report = Report(name)
        async with httpx.AsyncClient(base_url=self.served.base, timeout=30) as door:
            attacking = asyncio.create_task(asyncio.to_thread(asyncio.run, attack(report)))
            until = time.monotonic() + self.seconds
            while time.monotonic() < until or not attacking.done():
                await self._scan(door, report)
                await asyncio.sleep(_PAUSE)
            await attacking
        report.memory = max(report.memory, self.memory())
        print(report.line(), flush=True)
        return report

    async def _scan(self, door: httpx.AsyncClient, report: Report) -> None:
        hall = self.served.hall
        body = hall.body(hall.codes[len(report.waits) % len(hall.codes)], datetime.now(UTC))
        headers = {"Authorization": self.served.api.admin.headers["Authorization"]}
        began = time.perf_counter()
        try:
            path = f"/api/v1/events/{hall.event_id}/scans"
            answer = await door.post(path, json=body, headers=headers)
            report.refused += not answer.is_success
        except httpx.TransportError:
            report.refused += 1
        report.waits.append(time.perf_counter() - began)

    def memory(self) -> int:
        """Return the megabytes that the server's process has in use."""
        status = Path(f"/proc/{self.served.pid}/status").read_text("ascii")
        return int(status.partition("VmRSS:")[2].split()[0]) // 1000


def _from(own: int, target: Target) -> socket.socket:
    """Connect from one of a thousand addresses of this machine."""
    address = f"127.0.{1 + own // 200}.{1 + own % 200}"
    return socket.create_connection(
        ("127.0.0.1", target.served.port), timeout=10, source_address=(address, 0)
    )


async def crowd(target: Target, said: bytes, networks: int) -> Report:
    """Open 1,500 connections that say `said` and no more."""

    async def attack(_: Report) -> None:
        with ExitStack() as opened:
            for number in range(1_500):
                one = opened.enter_context(_from(number % networks, target))
                one.sendall(said)
                if number % 50 == 0:
                    await asyncio.sleep(_PAUSE)
            await asyncio.sleep(target.seconds)

    return await target.beside(f"1,500 that say {said[:8]!r}, {networks} networks", attack)


async def streams(target: Target) -> Report:
    """Open 400 live streams with one token."""
    path = f"/api/v1/events/{target.served.hall.event_id}/feed"
    token = target.served.api.admin.headers["Authorization"]
    asked = f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\n\r\n".encode()

    async def attack(report: Report) -> None:
        statuses, writers = list[bytes](), list[asyncio.StreamWriter]()
        for _ in range(400):
            reader, writer = await asyncio.open_connection("127.0.0.1", target.served.port)
            writer.write(asked)
            statuses.append((await reader.readline()).split()[1])
            writers.append(writer)
        await asyncio.sleep(target.seconds)
        for writer in writers:
            writer.close()
        if statuses.count(b"200") != MOST_OF_A_TOKEN:
            report.wrong.append(f"{statuses.count(b'200')} of {len(statuses)} streams were opened")

    return await target.beside("400 streams of one token", attack)


async def invented(target: Target) -> Report:
    """Invent 2,000 methods and addresses, which must not stay in the metrics."""

    async def attack(report: Report) -> None:
        async with httpx.AsyncClient(base_url=target.served.base, timeout=30) as client:
            for number in range(1_000):
                await client.request(f"BREW{number}", "/api/v1/events")
                await client.get(f"/api/v1/{uuid4()}?n={number}")
            size = len((await client.get("/metrics")).content)
        if size > MOST_METRICS:
            report.wrong.append(f"/metrics has {size} bytes")

    return await target.beside("2,000 invented methods and paths", attack)


async def all_attacks(target: Target) -> list[Report]:
    """Make every attack, one after the other."""
    half = b"GET /healthz HTTP/1.1\r\nHost: x\r\n"
    body = b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\na"
    reports = [
        await crowd(target, said, networks)
        for said, networks in ((b"", 1_000), (half, 1_000), (b"", 1), (body, 1))
    ]
    return [*reports, await streams(target), await invented(target)]


def main() -> None:
    """Start a server, attack it, and end with 1 if an attack was over its budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10, help="for each attack")
    seconds: float = parser.parse_args().seconds
    with (
        tempfile.TemporaryDirectory() as folder,
        served_hall(Path(folder), people=200) as served,
    ):
        served.start()
        reports = asyncio.run(all_attacks(Target(served, seconds)))
    print(f"budgets: {LONGEST_STALL} s, {MOST_MEMORY} MB, {MOST_METRICS} bytes of metrics")
    sys.exit(any(report.faults() for report in reports))


if __name__ == "__main__":
    main()
