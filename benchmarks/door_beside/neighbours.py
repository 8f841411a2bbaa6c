"""The service's work beside scans, each kind as requests that are sent again and again."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product

import httpx

from app.sheets.values.regions.shipped import banjarnegara
from benchmarks.door_beside.crowd import Question, question
from benchmarks.door_beside.hostile import WORKBOOKS
from benchmarks.door_beside.site import ORGANIZER, Site
from benchmarks.import_preview import workbook
from benchmarks.snapshots import KECAMATAN

READERS = 10
"""The number of slow lists read at the same time."""
STORM = 8
"""The number of wrong log-ins at the same time."""
_ABOVE_DATA = 3
"""Rows of the generated list before its first person: title, an empty row, headings."""
_TIMES = 5
"""How often a list is uploaded, by different names: the service caches its last four readings."""
_LISTS = (
    "attendees",
    "cooperatives",
    "timetables/1/meetings",
    "timetables/1/ungranted",
    "arrivals/absent",
    "scans",
)
_PAGES = 10
"""The most pages read of each list."""


@dataclass(frozen=True)
class Neighbour:
    """Another kind of work of the service: `prepare` returns the requests to send."""

    name: str
    prepare: Callable[[Site], list[Question]]
    connections: int = 1


def _apply_attendees(site: Site) -> list[Question]:
    """Apply a list with many people per village: nearly all of its rows are held back."""
    data = workbook(site.sizes.list_rows - _ABOVE_DATA, seed=1)
    return _applying(site, _fresh_event(site), "attendees", "xlsx", data)


def _apply_requests(site: Site) -> list[Question]:
    """Apply a list without held-back rows, in which each village asks for nearly every partner."""
    at, villages = _fresh_event(site), [village.code for village in banjarnegara().villages]
    people = "".join(f"Pengurus {number};{code}\n" for number, code in enumerate(villages))
    (applied, *_) = _applying(site, at, "attendees", "csv", f"Nama;Kode Desa\n{people}".encode())
    site.client.post(applied.target).raise_for_status()
    partners = [f"MITRA{number}" for number in range(-(-site.sizes.list_rows // len(villages)))]
    for code in partners:
        made = site.client.post(f"{at}/partners", json={"code": code, "name": f"PT {code}"})
        made.raise_for_status()
    pairs = list(product(villages, partners))
    random.Random(1).shuffle(pairs)
    rows = "".join(";".join(pair) + "\n" for pair in pairs[: site.sizes.list_rows - 1])
    return _applying(site, at, "requests", "csv", f"Kode Desa;Kode Mitra\n{rows}".encode())


def _applying(site: Site, at: str, kind: str, suffix: str, data: bytes) -> list[Question]:
    """Upload a list several times; return the requests that apply it.

    Only the first changes anything.
    """
    found = []
    for request in _uploads(site, at, kind, suffix, data):
        uploaded = site.client.send(request)
        uploaded.raise_for_status()
        apply = f"{uploaded.headers['Location']}/apply"
        found.append(question(site.client.build_request("POST", apply)))
    return found


def _hostile(kind: str, site: Site) -> list[Question]:
    """Upload a workbook to an event of its own."""
    data = WORKBOOKS[kind](site.sizes)
    uploads = _uploads(site, _fresh_event(site), "attendees", "xlsx", data)
    return [question(request) for request in uploads]


def _uploads(site: Site, at: str, kind: str, suffix: str, data: bytes) -> Iterator[httpx.Request]:
    for number in range(_TIMES):
        file = (f"daftar-{number}.{suffix}", data)
        yield site.client.build_request(
            "POST", f"{at}/imports", data={"kind": kind}, files={"file": file}
        )


def _fresh_event(site: Site) -> str:
    body = {"name": "Acara lain", "day": "2025-08-17"}
    made = site.client.post("/api/v1/events", json=body)
    made.raise_for_status()
    return f"/api/v1/events/{made.json()['id']}"


def _wrong_log_ins(site: Site) -> list[Question]:
    """Guess the organizer's password, and those of users that do not exist."""
    return [
        question(
            site.client.build_request(
                "POST", "/api/v1/auth/tokens", json={"username": name, "password": "salah"}
            )
        )
        for name in (ORGANIZER, "tamu")
    ]


def _wrong_log_ins_by_page(site: Site) -> list[Question]:
    """Do the same on the page."""
    return [
        question(
            site.client.build_request(
                "POST", "/login", data={"username": name, "password": "salah"}
            )
        )
        for name in (ORGANIZER, "tamu")
    ]


def _badges(site: Site) -> list[Question]:
    """Print the badges of the other event, of one kecamatan after the other.

    All at once they are more than a server lays out: a worker does, as gently.
    """
    path = f"{site.other_path}/documents/badges.pdf"
    return [
        question(site.client.build_request("GET", path, params={"kecamatan": f"Kecamatan {n}"}))
        for n in range(KECAMATAN)
    ]


def _lists(site: Site) -> list[Question]:
    """Read the other event's lists in the largest pages."""
    return [question(page) for name in _LISTS for page in _pages(site, f"{site.other_path}/{name}")]


def _pages(site: Site, path: str) -> Iterator[httpx.Request]:
    cursor: str | None = None
    for _ in range(_PAGES):
        given = {"limit": "200"} | ({} if cursor is None else {"cursor": cursor})
        request = site.client.build_request("GET", path, params=given)
        answer = site.client.send(request)
        answer.raise_for_status()
        yield request
        cursor = answer.json()["next_cursor"]
        if cursor is None:
            return


def _publish(site: Site) -> list[Question]:
    """Publish one and the other version of the door's own event, in turns."""
    return [
        question(site.client.build_request("POST", f"{site.door_path}/timetables/{number}/publish"))
        for number in (2, 1)
    ]


NEIGHBOURS = (
    Neighbour("apply: attendees", _apply_attendees),
    Neighbour("apply: requests", _apply_requests),
    *(Neighbour(f"upload: {kind}", partial(_hostile, kind)) for kind in WORKBOOKS),
    Neighbour("wrong log-ins, API", _wrong_log_ins, STORM),
    Neighbour("wrong log-ins, page", _wrong_log_ins_by_page, STORM),
    Neighbour("badges.pdf", _badges),
    Neighbour("list reads", _lists, READERS),
    Neighbour("publish", _publish),
)
