"""Times of questions about the demo's event to their answers: `python -m benchmarks.analyses`.

Runs the demo into a new folder, serves it and its worker in processes of their own, and asks over
HTTP as a page does: `POST`, then one long poll. Seconds are of the wall clock.
"""

import argparse
import json
import time
from collections.abc import Sequence
from typing import Any

import httpx

from benchmarks.served import figures, served_demo

PORT = 8931
WAIT = 25


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20, help="questions of each kind")
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    with served_demo(options.port) as (client, _):
        found = _measured(client, options.times)
    if options.json:
        print(json.dumps(found, indent=1))
        return
    print(f"{'question':<28}{'times':>6}{'median':>9}{'p95':>9}{'most':>9}")
    for name, one in found.items():
        figure = "".join(f"{one[key]:>9.3f}" for key in ("median", "p95", "most"))
        print(f"{name:<28}{one['times']:>6}{figure}")


def _measured(client: httpx.Client, times: int) -> dict[str, dict[str, float]]:
    event = client.get("/api/v1/events").json()["items"][0]["id"]
    at = f"/api/v1/events/{event}"
    meetings = client.get(f"{at}/timetables/1/meetings", params={"limit": 200}).json()["items"]
    missing = client.get(f"{at}/timetables/1/ungranted", params={"limit": 200}).json()["items"]
    _asked(client, at, "/capacity", {})  # the worker has started once it has answered
    pairs = [{key: one[key] for key in ("cooperative_id", "partner_id")} for one in missing]
    grid = {"more_tables": [0, 1, 2], "seats": [None, 2], "slots": [None, 12]}
    step = max(1, len(meetings) // times), max(1, len(pairs) // times)
    questions: dict[str, Sequence[tuple[str, object]]] = {
        "capacity, 1 point": [("/capacity", {})] * times,
        "capacity, 12 points": [("/capacity", grid)] * 3,
        "table values": [("/table-values", {})] * 3,
        "moves of a meeting": [
            ("/timetables/1/moves", {"meeting_id": one["id"]}) for one in meetings[:: step[0]]
        ][:times],
        "why not": [("/timetables/1/why-not", pair) for pair in pairs[:: step[1]]][:times],
        "robustness, 3 x 100 runs": [("/timetables/1/robustness", {})] * 2,
        "overbooking": [("/timetables/1/overbooking", {})] * 3,
    }
    return {
        name: figures([_asked(client, at, path, body) for path, body in asked])
        for name, asked in questions.items()
    }


def _asked(client: httpx.Client, at: str, path: str, body: object) -> float:
    """Return the seconds from the question to its answer."""
    started = time.perf_counter()
    response = client.post(f"{at}{path}", json=body)
    response.raise_for_status()
    while True:
        found: dict[str, Any] = client.get(
            response.headers["Location"], params={"wait": WAIT}
        ).json()
        if found["status"] not in ("queued", "running"):
            break
    if found["status"] != "finished":
        raise RuntimeError(f"{path}: {found['status']}, {found['failure']}")
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
