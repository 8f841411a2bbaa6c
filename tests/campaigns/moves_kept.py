"""Moves promised and made while other processes burn both cores: each must be kept exactly.

    python -m tests.campaigns.moves_kept [--moves 20] [--seed N] [--burners 2]

The example event is imported, solved and published in a folder of its own. Then meetings chosen at
random are asked for their targets, a target is chosen at random (one that moves others too where
there is one), its promise is sent, and the new version is compared: every meeting of the promise
is where it was promised, every other one where it was, and none is lost. Times are printed.
"""

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from app.core.database.engine import open_engine
from app.core.settings import Settings
from app.demo.command import run_demo
from app.main import create_app

Held = dict[tuple[str, str], tuple[str, str]]
"""Slot and table by cooperative and partner."""
SHARE = 0.95
"""The share of times that the printed bound holds for."""


@dataclass
class Kept:
    """What came of the moves: how many were tried and kept, and seconds."""

    tried: int = 0
    kept: int = 0
    others: int = 0
    """Meetings that moved to make room, in all."""
    broken: list[str] = field(default_factory=list)
    targets: list[float] = field(default_factory=list)
    edits: list[float] = field(default_factory=list)


@contextmanager
def burning(processes: int) -> Iterator[None]:
    """Keep as many processes busy with nothing."""
    burners = [multiprocessing.Process(target=_burn, daemon=True) for _ in range(processes)]
    for one in burners:
        one.start()
    try:
        yield
    finally:
        for one in burners:
            one.kill()
            one.join()


def _burn() -> None:
    while True:
        sum(range(10_000))


def play(client: TestClient, event: str, number: int, moves: int, rng: random.Random) -> Kept:
    """Make `moves` moves one after the other, from version `number` on; `event` is its address."""
    result = Kept()
    while result.tried < moves:
        meetings = _meetings(client, event, number)
        chosen = rng.choice(meetings)
        began = time.perf_counter()
        asked = client.get(f"{event}/timetables/{number}/meetings/{chosen['id']}/targets")
        result.targets.append(time.perf_counter() - began)
        assert asked.status_code == 200, asked.text
        possible = [one for one in asked.json()["targets"] if one["refused"] is None]
        if not possible:
            continue
        pushing = [one for one in possible if one["displaced"]]
        target = rng.choice(pushing or possible)
        before = _held(meetings)
        began = time.perf_counter()
        made = client.post(f"{event}/timetables/{number}/edits", json=_body(chosen, target))
        result.edits.append(time.perf_counter() - began)
        result.tried += 1
        if made.status_code != 201:
            result.broken.append(made.text)
            continue
        number = made.json()["number"]
        wanted = before | _held(target["promise"])
        after = _held(_meetings(client, event, number))
        result.kept += after == wanted
        result.others += len(target["displaced"])
        if after != wanted:
            result.broken.append(f"version {number} is not as promised")
    return result


def _body(chosen: dict[str, Any], target: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": "move",
        "meeting_id": chosen["id"],
        "slot_id": target["place"]["slot_id"],
        "table_id": target["place"]["table_id"],
        "promise": target["promise"],
    }


def _held(rows: list[dict[str, Any]]) -> Held:
    return {
        (one["cooperative_id"], one["partner_id"]): (one["slot_id"], one["table_id"])
        for one in rows
    }


def _meetings(client: TestClient, event: str, number: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    cursor: dict[str, Any] = {}
    while True:
        path = f"{event}/timetables/{number}/meetings"
        page = client.get(path, params={"limit": 200, **cursor}).json()
        found += page["items"]
        if page["next_cursor"] is None:
            return found
        cursor = {"cursor": page["next_cursor"]}


def _percentile(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(SHARE * len(times)))]


def _example(folder: Path) -> tuple[TestClient, str]:
    """Make the example event and return its organizer and its address."""
    made = run_demo(folder, port=0, serve=False)
    settings = Settings(data_dir=folder, database_url=None, jobs_database_url=None)
    client = TestClient(create_app(settings, engine=open_engine(settings.database)))
    body = {"username": "panitia", "password": made.password, "name": "campaign"}
    answer = client.post("/api/v1/auth/tokens", json=body)
    assert answer.status_code == 201, answer.text
    client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
    return client, f"/api/v1/events/{made.event_id}"


def main() -> int:
    """Run the campaign; returns 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--burners", type=int, default=2)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        client, event = _example(Path(folder))
        with burning(wish.burners):
            result = play(client, event, 1, wish.moves, random.Random(wish.seed))
    print(f"{result.kept} of {result.tried} promised moves kept; {result.others} others moved")
    times = _percentile(result.targets), _percentile(result.edits)
    print(f"p95: targets {times[0]:.3f} s, edits {times[1]:.3f} s")
    for one in result.broken:
        print(one)
    return 0 if result.kept == result.tried else 1


if __name__ == "__main__":
    sys.exit(main())
