"""Times of repairs of the demo's event on its day: `python -m benchmarks.day [--halls 8]`.

In eight halls it has 2,224 cooperatives. The first proposal of all is told apart: it is asked for
half a minute after the day has come on, as the worker is started then, not by the question.
Runs the demo into a new folder and serves it and its worker in processes of their own. In every
round some slots of the day are over, 10% of the cooperatives stay away, a table is lost and five
cooperatives come without registration; a proposal is asked for over HTTP and awaited with one long
poll. No proposal is adopted, so that all rounds begin in the same state. Seconds are of the wall
clock.
"""

import argparse
import json
import random
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.settings import Settings
from benchmarks.programmes import begin_at
from benchmarks.served import figures, served_demo

PORT = 8932
ABSENT, WALK_INS, WISHES = 0.1, 5, 4
WAIT = 25
COMING_ON = 30.0
"""Seconds for which the day has been on when something is asked for the first time."""
MOST_BEGUN = 5
"""The most slots that have begun when something happens."""


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--time-limit", type=float, default=1.0, help="seconds of each repair")
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--halls", type=int, default=1, help="times the demo's size")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    with served_demo(options.port, halls=options.halls) as (client, folder):
        hall = _Hall(client, folder)
        hall.set_clock(0)
        time.sleep(COMING_ON)
        first = hall.round(random.Random(0), options.time_limit)
        rounds = [
            hall.round(random.Random(seed), options.time_limit)
            for seed in range(1, options.rounds + 1)
        ]
    found = _told(rounds) | {"first_seconds": round(first["seconds"], 3)}
    if options.json:
        print(json.dumps(found | {"rounds": rounds}, indent=1))
        return
    for name, value in found.items():
        print(f"{name:<28}{value}")


def _told(rounds: list[dict[str, Any]]) -> dict[str, Any]:
    seconds = figures([one["seconds"] for one in rounds])
    return {
        "rounds": len(rounds),
        "seconds": {key: round(value, 3) for key, value in seconds.items()},
        "people_changed": [min(r["people"] for r in rounds), max(r["people"] for r in rounds)],
        "more_than_unavoidable": sum(r["people"] > r["unavoidable"] for r in rounds),
        "proven_fewest": sum(r["proven"] for r in rounds),
    }


class _Hall:
    """The served event: its rows, and five more cooperatives as walk-ins."""

    def __init__(self, client: httpx.Client, folder: Path) -> None:
        self._client = client
        self._engine = open_engine(Settings(data_dir=folder, database_url=None).database)
        event = client.get("/api/v1/events").json()["items"][0]
        self._event_id = event["id"]
        self._at = f"/api/v1/events/{event['id']}"
        self._expected = [row["id"] for row in self._all("/cooperatives")]
        self._partners = [row["id"] for row in self._all("/partners")]
        self._tables = [row["id"] for row in self._all("/tables")]
        self._unexpected = [self._new_cooperative(number) for number in range(WALK_INS)]

    def _all(self, path: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        cursor: str | None = None
        while True:
            given = {"limit": "200"} | ({} if cursor is None else {"cursor": cursor})
            page = self._client.get(f"{self._at}{path}", params=given).json()
            rows += page["items"]
            cursor = page["next_cursor"]
            if cursor is None:
                return rows

    def _new_cooperative(self, number: int) -> str:
        body = {
            "village_code": f"99.01.01.{2001 + number}",
            "village": f"Desa Tamu {number}",
            "kecamatan": "Tamu",
            "name": f"Koperasi Tamu {number}",
        }
        made = self._client.post(f"{self._at}/cooperatives", json=body)
        made.raise_for_status()
        identity: str = made.json()["id"]
        return identity

    def round(self, chance: random.Random, time_limit: float) -> dict[str, Any]:
        """Play one day; return the seconds from question to answer, and what the repair changes."""
        begun = chance.randrange(MOST_BEGUN + 1)
        self.set_clock(begun)
        away = chance.sample(self._expected, round(ABSENT * len(self._expected)))
        changes: list[dict[str, Any]] = [
            {"kind": "cooperative_absent", "cooperative_id": one} for one in away
        ]
        changes.append({"kind": "table_closed", "table_id": chance.choice(self._tables)})
        changes += [
            {
                "kind": "walk_in",
                "cooperative_id": one,
                "partner_ids": chance.sample(self._partners, WISHES),
            }
            for one in self._unexpected
        ]
        started = time.perf_counter()
        asked = self._client.post(
            f"{self._at}/proposals", json={"changes": changes, "time_limit": time_limit}
        )
        asked.raise_for_status()
        posted = time.perf_counter() - started
        answer = self._client.get(asked.headers["Location"], params={"wait": WAIT})
        seconds = time.perf_counter() - started
        found = answer.json()
        if found["status"] != "ready":
            raise RuntimeError(f"{found['status']}: {found['failure']}")
        return {
            "begun": begun,
            "seconds": seconds,
            "post_seconds": posted,
            "computing_seconds": found["seconds"],
            "people": found["people_changed"],
            "unavoidable": found["unavoidable"],
            "proven": found["least_proven"],
        }

    def set_clock(self, begun: int) -> None:
        """Shift the programme so that `begun` of its slots have begun now."""
        with transaction(self._engine) as session:
            begin_at(session, datetime.now(UTC) + timedelta(minutes=10), slot=begun)


if __name__ == "__main__":
    main()
