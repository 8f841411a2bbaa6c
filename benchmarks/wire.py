"""What each call that reads costs: bytes over the wire, and milliseconds at a client.

    python -m benchmarks.wire [--times 40] [--port 8899] [--only TEXT]

It serves the demo's event in processes of their own, and asks for every operation of the API's
document that reads and whose address can be made of the event's records. Streams, files and what
this event does not have are named at the end. `again` is the answer's size when the client sends
the `ETag` of the one before.
"""

import argparse
import re
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

import httpx

from benchmarks.served import figures, served_demo

_API: Final = "/api/v1"
_LISTS: Final = {
    "attendee_id": "attendees",
    "badge_id": "badges",
    "cooperative_id": "cooperatives",
    "gate_id": "gates",
    "lock_id": "locks",
    "meeting_id": "meetings",
    "partner_id": "partners",
    "request_id": "requests",
    "table_id": "tables",
}
"""Path parameters, and the list in which such a record is found."""
_FIRST: Final = {"number": "1", "n": "1", "against": "1", "code": "not_found"}


@dataclass(frozen=True, slots=True)
class Cost:
    """Bytes of an answer as JSON, over the wire, and asked for again; milliseconds."""

    plain: int
    wire: int
    again: int
    median_ms: float
    p95_ms: float


def main() -> None:
    """Measure, and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--times", type=int, default=40)
    arguments.add_argument("--port", type=int, default=8899)
    arguments.add_argument("--only", default="", help="part of an operation's name")
    given = arguments.parse_args()
    with served_demo(given.port) as (client, _):
        known = _ids(client)
        document = client.get(f"{_API}/openapi.json").json()
        left_out = []
        print("| operation | bytes | on the wire | again | median ms | p95 ms |")
        print("| --- | ---: | ---: | ---: | ---: | ---: |")
        for path, operations in sorted(document["paths"].items()):
            operation = operations.get("get", {})
            name = operation.get("operationId", "")
            if not name or given.only not in name:
                continue
            cost = _measured(client, _filled(path, known), operation, given.times)
            if cost is None:
                left_out.append(name)
                continue
            print(
                f"| {name} | {cost.plain:,} | {cost.wire:,} | {cost.again:,} "
                f"| {cost.median_ms:.1f} | {cost.p95_ms:.1f} |"
            )
    print(f"\nLeft out: {', '.join(left_out)}")


def _ids(client: httpx.Client) -> dict[str, str]:
    """Return what the paths' parameters can be."""
    event = client.get(f"{_API}/events").json()["items"][0]["id"]
    known = {"event_id": event, **_FIRST}
    for parameter, name in _LISTS.items():
        answer = client.get(f"{_API}/events/{event}/{name}", params={"limit": 1})
        items = answer.json().get("items") if answer.status_code == HTTPStatus.OK else None
        if items:
            known[parameter] = items[0]["id"]
    return known


def _filled(path: str, known: dict[str, str]) -> str | None:
    """Return a path with its parameters; None if one is not known."""
    names = re.findall(r"{([a-z_]+)}", path)
    if any(name not in known for name in names):
        return None
    return re.sub(r"{([a-z_]+)}", lambda found: known[found[1]], path)


def _measured(
    client: httpx.Client, path: str | None, operation: dict[str, Any], times: int
) -> Cost | None:
    """Return what a call costs; None if it is no call that answers JSON here."""
    content = operation["responses"].get("200", {}).get("content", {})
    if path is None or "application/json" not in content:
        return None
    first = client.get(path)
    if first.status_code != HTTPStatus.OK:
        return None
    seconds = []
    for _ in range(times):
        begun = time.perf_counter()
        client.get(path)
        seconds.append(time.perf_counter() - begun)
    tag = first.headers.get("ETag")
    again = first if tag is None else client.get(path, headers={"If-None-Match": tag})
    told = figures(seconds)
    return Cost(
        plain=len(first.content),
        wire=first.num_bytes_downloaded,
        again=again.num_bytes_downloaded,
        median_ms=1000 * told["median"],
        p95_ms=1000 * told["p95"],
    )


if __name__ == "__main__":
    main()
