"""Scans of a full hall over some connections; each sends the next scan when one was answered."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle
from uuid import uuid4

import httpx

from benchmarks.door_beside.crowd import Crowd, Meanwhile
from benchmarks.door_beside.site import CONNECTIONS, Site
from tests.campaigns.lines import line_to
from tests.campaigns.scan_load import scan_body

PATIENCE = 120.0
"""Seconds after which a scan counts as unanswered."""
_BATCH = 500


@dataclass(frozen=True)
class Phase:
    """Scans over some time: alone, or beside a neighbour that was active from beginning to end."""

    name: str
    lasted: float
    seconds: list[float]
    """How long each scan took, the fastest first."""
    failed: dict[str, int]
    """Statuses other than 2xx, and reasons why there was no answer."""
    server_cpu: float
    """Processor time of the API's process, in seconds."""
    client_cpu: float
    meanwhile: Meanwhile | None = None


class Door:
    """The door's devices. All people have come in, and go out and in again, in turns."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._bodies = self._passages()
        self._let_everybody_in()

    def _passages(self) -> Iterator[bytes]:
        hall = self._site.hall.hall
        for direction in cycle(("exit", "entry")):
            for code in hall.codes:
                now = datetime.now(UTC)
                given = scan_body(uuid4(), hall.gates["main"], code, now, direction=direction)
                yield json.dumps(given).encode()

    def _let_everybody_in(self) -> None:
        hall, now = self._site.hall.hall, datetime.now(UTC)
        scans = [scan_body(uuid4(), hall.gates["main"], code, now) for code in hall.codes]
        for start in range(0, len(scans), _BATCH):
            httpx.post(
                f"http://127.0.0.1:{self._site.process.port}{self._site.hall.path}/batch",
                json={"scans": scans[start : start + _BATCH]},
                headers={"Authorization": f"Bearer {self._site.hall.tokens[0]}"},
                timeout=PATIENCE,
            ).raise_for_status()

    def phase(self, name: str, seconds: float, crowd: Crowd | None = None) -> Phase:
        """Scan for `seconds`, and beside a neighbour until it has ended."""
        if crowd is not None:
            crowd.start()
        begun = time.perf_counter()
        server, client = self._site.process.cpu(), time.process_time()

        def over() -> bool:
            enough = time.perf_counter() - begun >= seconds
            return enough and (crowd is None or crowd.has_ended)

        times, failed = asyncio.run(self._scan(over))
        lasted = time.perf_counter() - begun
        server, client = self._site.process.cpu() - server, time.process_time() - client
        meanwhile = None if crowd is None else crowd.ending()
        return Phase(name, lasted, sorted(times), failed, server, client, meanwhile)

    async def _scan(self, over: Callable[[], bool]) -> tuple[list[float], dict[str, int]]:
        """Scan over all connections; return seconds and failures."""
        times: list[float] = []
        failed: Counter[str] = Counter()

        async def sender(token: str) -> None:
            while not over():
                try:
                    await self._scan_on_one_line(token, over, times, failed)
                except (ConnectionResetError, TimeoutError) as error:
                    failed[type(error).__name__] += 1

        await asyncio.gather(*map(sender, self._site.hall.tokens[:CONNECTIONS]))
        return times, dict(failed)

    async def _scan_on_one_line(
        self, token: str, over: Callable[[], bool], times: list[float], failed: Counter[str]
    ) -> None:
        """Scan until `over` or until the connection breaks; unanswered scans count as slow."""
        async with line_to(self._site.process.port) as line:
            while not over():
                sent, begun = next(self._bodies), time.perf_counter()
                try:
                    async with asyncio.timeout(PATIENCE):
                        status, _ = await line.post(self._site.hall.path, token, sent)
                finally:
                    times.append(time.perf_counter() - begun)
                if not 200 <= status < 300:
                    failed[str(status)] += 1
