"""The door without a network: server and browser killed, and yet every scan arrives once.

`python -m tests.campaigns.offline_door [--people 278]`

Badges are scanned by wedge in a real Chromium: some online, then with the server killed, after a
reload, and after the browser itself was killed and started again. Then the network comes back.
"""

import argparse
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.checkin.records import Verdict
from app.core.logs import configure_logs
from app.core.settings import Settings
from tests.campaigns.halls import ServedHall, post, served_hall
from tests.campaigns.scanner_phone import Phone, phone


@dataclass(frozen=True)
class Outcome:
    """The counts of the campaign; what must hold is asserted during the run."""

    people: int
    scanned_online: int
    scanned_offline: int
    waiting_after_kill: int
    scans_recorded: int
    first_admissions: int
    conflicts_on_device: int
    seconds_scanning: float
    seconds_until_synced: float


def name_of(person: int) -> str:
    """Return the name that `furnish` gives to a person."""
    return f"Pengurus {person:03}"


def run(people: int, folder: Path) -> Outcome:
    """Play the day at the door, and assert that no scan was lost or recorded twice."""
    with served_hall(folder, people) as served:
        served.start()
        other = post(
            served.base,
            "/devices/enrol",
            None,
            {"code": served.enrolment("Pintu 2"), "device_time": datetime.now(UTC).isoformat()},
        )
        with phone(folder / "profile", served.base) as one:
            return _play(served, one, people, other["token"])


def _play(served: ServedHall, one: Phone, people: int, other_token: str) -> Outcome:
    codes = served.hall.codes
    online, reload_at, kill_at = people // 6, people // 3, people * 2 // 3
    started = time.monotonic()
    one.enrol(served.enrolment("Pintu 1"))
    assert one.hindrances() == []
    told = [one.scan(codes[person], name_of(person), "admitted") for person in range(online)]
    assert not all(answer["here"] for answer in told)
    one.wait_for_count("pending", 0)

    served.kill()
    for person in range(online, reload_at):
        assert one.scan(codes[person], name_of(person), "admitted")["here"]
    one.scan(codes[online], name_of(online), "attention")  # a duplicate of its own
    one.page.reload()
    one.page.wait_for_selector("#door:not([hidden])")
    one.wait_for_count("pending", reload_at - online + 1)

    for person in range(reload_at, kill_at):
        one.scan(codes[person], name_of(person), "admitted")
    waiting = one.count("pending")
    one.kill()
    one.start()
    one.open()
    one.wait_for_count("pending", waiting)
    one.scan(codes[kill_at - 1], name_of(kill_at - 1), "attention")  # it remembers
    for person in range(kill_at, people):
        one.scan(codes[person], name_of(person), "admitted")
    offline = one.count("pending")
    scanning = time.monotonic() - started

    one.offline(True)
    served.start()
    _admitted_elsewhere(served, other_token, people - 1)
    assert one.count("pending") == offline
    one.offline(False)
    back = time.monotonic()
    one.wait_for_count("pending", 0)
    synced = time.monotonic() - back
    one.wait_for_count("conflict-count", 1)
    assert one.errors == []
    _check(served, people, online + offline + 1)
    return Outcome(
        people=people,
        scanned_online=online,
        scanned_offline=offline,
        waiting_after_kill=waiting,
        scans_recorded=len(served.scans()),
        first_admissions=len(served.first_admissions()),
        conflicts_on_device=one.count("conflict-count"),
        seconds_scanning=round(scanning, 1),
        seconds_until_synced=round(synced, 1),
    )


def _admitted_elsewhere(served: ServedHall, token: str, person: int) -> None:
    """Admit a person at another gate while this one has no network."""
    body = served.hall.body(served.hall.codes[person], datetime.now(UTC), gate="side")
    answer = post(served.base, f"/events/{served.hall.event_id}/scans", token, body)
    assert answer["verdict"] == Verdict.ADMITTED


def _check(served: ServedHall, people: int, expected: int) -> None:
    path = f"/api/v1/events/{served.hall.event_id}/conflicts"
    (listed,) = served.api.get(served.api.admin, path)["items"]
    assert listed["kind"] == "already_inside", listed
    scans = served.scans()
    assert len({scan.scan_id for scan in scans}) == len(scans) == expected
    assert sorted(served.first_admissions()) == sorted(served.hall.people)
    admitted = Counter(scan.attendee_id for scan in scans if scan.verdict is Verdict.ADMITTED)
    twice = {person for person, count in admitted.items() if count > 1}
    assert twice == {served.hall.people[-1]}
    assert len(admitted) == people


def main() -> None:
    """Run the campaign and print its counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=278)
    configure_logs(Settings(log_level="warning"))
    with tempfile.TemporaryDirectory(prefix="titik-temu-door-") as folder:
        outcome = run(parser.parse_args().people, Path(folder))
    for figure, value in asdict(outcome).items():
        print(f"{figure:22} {value}")


if __name__ == "__main__":
    main()
