"""Acts of people who type anything at any time: each is refused or done, and breaks nothing."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from app.day.autopilot.acting import look_after
from tests.api import Api
from tests.campaigns.careless.changes import change
from tests.conftest import StillClock
from tests.day.hall import Day

SECONDS: Final = 0.3
"""Of each repair."""


@dataclass
class Hands:
    """Somebody at every page at once, with an event's ids at hand."""

    day: Day
    clock: StillClock
    chance: random.Random
    gate: str
    people: Sequence[str]
    slots: Sequence[str]
    log: list[str] = field(default_factory=list)

    @property
    def api(self) -> Api:
        """The API."""
        return self.day.api

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """Ask as an organizer; a refusal is an answer, a fault is not."""
        answer = self.api.organizer.request(method, self.api.at(path), json=body)
        self.log.append(f"{self.clock.now():%H:%M} {method} {path} {body} {answer.status_code}")
        assert answer.status_code < 500, f"{self.log[-1]}: {answer.text}"
        return answer.json() if answer.content else None

    def items(self, path: str) -> list[dict[str, Any]]:
        """Read a list; empty if it is refused."""
        joined = "&" if "?" in path else "?"
        answer = self.api.organizer.get(self.api.at(path) + f"{joined}limit=200")
        assert answer.status_code < 500, f"{path}: {answer.text}"
        return list(answer.json().get("items", ())) if answer.is_success else []

    def one(self, path: str) -> dict[str, Any] | None:
        """Return any of a list; None: it is empty."""
        rows = self.items(path)
        return self.chance.choice(rows) if rows else None


def wait(hands: Hands) -> None:
    """Let time pass."""
    hands.clock.advance(timedelta(minutes=hands.chance.choice((1, 3, 5, 9, 14))))


def scan(hands: Hands) -> None:
    """Somebody comes or goes, seen now or uploaded late by a gate that had no network."""
    chance, now = hands.chance, hands.clock.now()
    late = timedelta(minutes=chance.choice((0, 0, 0, 20, 90)))
    scans = [
        {
            "scan_id": str(uuid4()),
            "gate_id": hands.gate,
            "attendee_id": chance.choice(hands.people),
            "direction": chance.choice(("entry", "entry", "entry", "exit")),
            "scanned_at": (now - late).isoformat(),
            "offline": bool(late),
        }
        for _ in range(chance.choice((1, 1, 3)))
    ]
    hands.call("POST", "/scans/batch", {"scans": scans})


def release(hands: Hands) -> None:
    """Release what is due, or what is not."""
    due = hands.call("GET", "/releases/due")["items"]
    meetings = [one["meeting_id"] for one in due]
    if hands.chance.random() < 0.3 or not meetings:
        version = hands.one("/timetables")
        number = 1 if version is None else version["number"]
        rows = hands.items(f"/timetables/{number}/meetings")
        meetings = [one["id"] for one in hands.chance.sample(rows, min(2, len(rows)))]
    if meetings:
        hands.call("POST", "/releases", {"meeting_ids": meetings})


def undo_release(hands: Hands) -> None:
    """Give a seat back, or try it again."""
    one = hands.one("/releases")
    if one is not None:
        hands.call("POST", f"/releases/{one['id']}/undo", {})


def offer(hands: Hands) -> None:
    """Offer a seat, whether it is free or not, to anybody."""
    table = hands.chance.choice(hands.day.hall.tables)
    body = {"table_id": str(table), "slot_id": hands.chance.choice(hands.slots)}
    if hands.chance.random() < 0.5:
        body["cooperative_id"] = str(hands.chance.choice(hands.day.hall.cooperatives))
    hands.call("POST", "/standby/offers", body)


def answer(hands: Hands) -> None:
    """Answer an offer, whether it stands or not."""
    one = hands.one(hands.chance.choice(("/standby/offers", "/standby/offers?status=pending")))
    if one is not None:
        act = hands.chance.choice(("accept", "accept", "decline", "withdraw"))
        hands.call("POST", f"/standby/offers/{one['id']}/{act}", {})


def restore(hands: Hands) -> None:
    """Restore any version."""
    one = hands.one("/timetables")
    if one is not None:
        hands.call("POST", f"/timetables/{one['number']}/restore", {})


def publish(hands: Hands) -> None:
    """Publish any version as it is."""
    one = hands.one("/timetables")
    if one is not None:
        hands.call("POST", f"/timetables/{one['number']}/publish", {})


def propose(hands: Hands) -> None:
    """Ask for a repair with one change or several, with and without times; let it be computed."""
    count = hands.chance.choice((1, 1, 1, 2, 3))
    changes = [change(hands.chance, hands.day.hall, hands.slots) for _ in range(count)]
    made = hands.call("POST", "/proposals", {"changes": changes, "time_limit": SECONDS})
    if "number" in made:
        hands.day.compute(made["number"])


def decide(hands: Hands) -> None:
    """Adopt or dismiss any proposal, decided or not."""
    one = hands.one("/proposals")
    if one is not None:
        act = hands.chance.choice(("adopt", "adopt", "adopt", "dismiss"))
        hands.call("POST", f"/proposals/{one['number']}/{act}", {})


def report(hands: Hands) -> None:
    """Report anything of any meeting, of any version, at any time."""
    version = hands.one("/timetables")
    rows = hands.items(f"/timetables/{version['number']}/meetings") if version else []
    if rows:
        now = hands.clock.now()
        ago = timedelta(minutes=hands.chance.choice((0, 0, 30)))
        body = {
            "fact_id": str(uuid4()),
            "meeting_id": hands.chance.choice(rows)["id"],
            "recorded_at": (now - ago).isoformat(),
            "offline": bool(ago),
            "status": hands.chance.choice(("running", "held", "held", "no_show", "planned")),
        }
        hands.call("POST", "/meeting-facts", body)


def shift(hands: Hands) -> None:
    """Put the programme off or cut a session, agreeing to what follows."""
    wish: dict[str, Any] = {"kind": "delay", "minutes": hands.chance.choice((5, 10, 30))}
    if hands.chance.random() < 0.4:
        session = hands.chance.choice(("pagi", "siang"))
        wish = {"kind": "shorten", "minutes": hands.chance.choice((5, 10)), "session": session}
    found = hands.call("POST", "/programme/adjusted", wish)
    if "programme" in found:
        agreed = found["consequences"]["agreement"]
        if hands.chance.random() < 0.1:
            agreed = None
        body = {"programme": found["programme"], "agreed": agreed}
        hands.call("POST", "/programme/changes", body)


def walk_in(hands: Hands) -> None:
    """Somebody comes who is on no list."""
    number = hands.chance.randrange(30)
    body = {
        "name": f"Tamu {number}",
        "village": {
            "village_code": f"99.01.01.{2001 + number}",
            "village": f"Desa Tamu {number}",
            "kecamatan": "Tamu",
        },
        "needs": [hands.chance.choice(("pupuk", "lpg", "sembako"))],
        "meetings": True,
    }
    hands.call("POST", "/walk-ins", body)


def look(hands: Hands) -> None:
    """Let what runs by itself run, after switching it on or off."""
    if hands.chance.random() < 0.3:
        hands.call("PUT", "/autopilot", {"by_hand": hands.chance.random() < 0.4})
    told: dict[Any, str] = {}
    look_after(hands.api.engine, hands.clock.now(), told)
    assert not told, told


Act = Callable[[Hands], None]
ACTS: Final[tuple[Act, ...]] = (
    *(wait, wait, scan, scan, release, undo_release, offer, offer, answer, answer),
    *(restore, publish, propose, propose, decide, report, report, shift, walk_in, look, look),
)
RUNNING: Final = frozenset({release, undo_release, scan})
"""Acts that may take or give seats of slots that run: somebody came, or did not."""
THAWING: Final = frozenset({*RUNNING, publish, propose, decide, answer, look, walk_in, shift})
"""Acts that may change the slot that comes next: a seat is given up or taken there."""


def begin(day: Day, clock: StillClock, chance: random.Random, until: datetime) -> Hands:
    """Give an event's hall a gate and people, and let time come to just before its first slot."""
    api = day.api
    gate = api.post(api.organizer, api.at("/gates"), {"name": "Pintu", "kind": "event"})
    people = []
    for number, cooperative in enumerate(day.hall.cooperatives):
        body = {"kind": "manager", "name": f"Pengurus {number}", "cooperative_id": str(cooperative)}
        people.append(api.post(api.organizer, api.at("/attendees"), body)["id"])
    programme = api.get(api.viewer, api.at("/programme"))["items"]
    slots = [one["id"] for one in programme if one["kind"] == "slot"]
    clock.moment = until
    return Hands(day, clock, chance, gate["id"], people, slots)
