"""Times from an act of the day to those whom it concerns: `python -m benchmarks.told`.

Runs the demo into a new folder and serves it and its worker in processes of their own. Half of the
cooperatives have come, the next slot begins within the grace. In every round the seat of one that
is missing is released over HTTP; measured is until its badge's agenda, followed live, says so and
shows the meeting no more, and until the cooperative on standby that the seat is offered to by
itself is shown the call (the live feed, then its agenda). Seconds are of the wall clock.
"""

import argparse
import json
import queue
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from sqlmodel import select

from app.attendees.records import Attendee
from app.badges.records import Badge
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.meetings.agenda.deps import BADGE_HEADER
from benchmarks.programmes import begin_at
from benchmarks.served import figures, served_demo

PORT = 8934
PATIENCE = 30.0
"""Seconds after which somebody counts as not told."""
SOON = timedelta(minutes=9)
"""So long before the next slot: within the demo's grace of ten minutes."""
AGENDA = "/api/v1/badges/agenda"
Heard = queue.Queue[tuple[float, str, dict[str, Any]]]
"""When something was heard, its kind, and what it says."""


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--port", type=int, default=PORT)
    options = parser.parse_args()
    with served_demo(options.port) as (client, folder):
        hall = _Hall(client, folder)
        hall.open()
        rounds = [hall.round() for _ in range(options.rounds)]
    for name in ("released", "offered"):
        print(name, json.dumps(figures([one[name] for one in rounds])))


class _Hall:
    """The served event."""

    def __init__(self, client: httpx.Client, folder: Path) -> None:
        self._client = client
        event = client.get("/api/v1/events").json()["items"][0]
        self._at = f"/api/v1/events/{event['id']}"
        self._engine = open_engine(Settings(data_dir=folder, database_url=None).database)
        with transaction(self._engine) as session:
            begin_at(session, datetime.now(UTC) + SOON, slot=1)
            rows = session.exec(
                select(Attendee.cooperative_id, Attendee.id, Badge.token)
                .join(Badge)
                .where(Attendee.kind == "manager")
            ).all()
        self._codes = {str(one): token for one, _, token in rows}
        self._people = {str(one): str(person) for one, person, _ in rows}

    def open(self) -> None:
        """Let half of the cooperatives come, and offer free seats by itself."""
        policy = {"by_hand": False, "releases": False, "offer_minutes": 60}
        self._client.put(f"{self._at}/autopilot", json=policy).raise_for_status()
        gates = self._client.get(f"{self._at}/gates").json()["items"]
        gate = next(one["id"] for one in gates if one["kind"] == "event")
        scans = [
            {
                "scan_id": str(uuid4()),
                "gate_id": gate,
                "attendee_id": person,
                "direction": "entry",
                "scanned_at": datetime.now(UTC).isoformat(),
            }
            for person in sorted(self._people.values())[::2]
        ]
        self._client.post(f"{self._at}/scans/batch", json={"scans": scans}).raise_for_status()
        self._feed = self._heard(f"{self._at}/feed", {})
        time.sleep(PATIENCE)  # what is free already is offered, and the worker has come on

    def round(self) -> dict[str, float]:
        """Release a seat; return the seconds until its holder is told, and who is called to it."""
        due = self._client.get(f"{self._at}/releases/due").json()["items"]
        one = next(it for it in due if it["minutes_left"] and it["takers"])
        place = one["place"]
        badge = {BADGE_HEADER: self._codes[place["cooperative_id"]]}
        agenda = self._heard(f"{AGENDA}/feed", badge)
        began = time.perf_counter()
        body = {"meeting_ids": [one["meeting_id"]]}
        self._client.post(f"{self._at}/releases", json=body).raise_for_status()
        _wait_for(agenda, "changed", {})
        shown = self._client.get(AGENDA, headers=badge).json()["items"]
        if place["partner"] in {it["partner"] for it in shown if it["change"] != "cancelled"}:
            raise RuntimeError("the agenda shows a meeting that is released")
        released = time.perf_counter() - began
        seat = {"table_id": place["table_id"], "slot_id": place["slot_id"], "status": "pending"}
        offer = _wait_for(self._feed, "standby.offered", seat)
        called = {BADGE_HEADER: self._codes[offer["cooperative_id"]]}
        shown = self._client.get(AGENDA, headers=called).json()["calls"]
        if offer["offer_id"] not in {it["offer_id"] for it in shown}:
            raise RuntimeError("the agenda shows no call")
        return {"released": released, "offered": time.perf_counter() - began}

    def _heard(self, path: str, headers: dict[str, str]) -> Heard:
        """Follow a live feed from now on; return what is heard. It ends with this process."""
        heard: Heard = queue.Queue()
        asked = self._client.build_request("GET", path, headers=headers, timeout=None)
        answer = self._client.send(asked, stream=True)
        answer.raise_for_status()
        lines = answer.iter_lines()
        next(lines)  # where it begins
        threading.Thread(target=_listen, args=(lines, heard), daemon=True).start()
        return heard


def _listen(lines: Iterator[str], heard: Heard) -> None:
    kind = ""
    try:
        for line in lines:
            name, _, value = line.partition(": ")
            if name == "event":
                kind = value
            elif name == "data":
                heard.put((time.perf_counter(), kind, json.loads(value)))
    except (httpx.HTTPError, httpx.StreamError):
        return  # the server has ended


def _wait_for(heard: Heard, kind: str, says: dict[str, Any]) -> dict[str, Any]:
    """Return what was heard of that kind that says these things; queue.Empty: nothing was."""
    until = time.perf_counter() + PATIENCE
    while True:
        _, this, data = heard.get(timeout=max(0.01, until - time.perf_counter()))
        if this == kind and says.items() <= data.items():
            return data


if __name__ == "__main__":
    main()
