"""Which pages are measured, and how: the clock of one client, the bytes as they come."""

import re
import time
from dataclasses import dataclass

import httpx

from app.web.routes import PAGES
from benchmarks.pages.site import Site
from benchmarks.served import figures

_LINKED = re.compile(rb'(?:href|src)="(/static/[^"]+\.(?:css|js|svg|woff2))"')
_EVENT = "/events/{event_id}"


@dataclass(frozen=True)
class Measured:
    """A page: its address without the event, milliseconds, and bytes over the wire."""

    page: str
    median: float
    p95: float
    page_bytes: int
    first_load: int
    """The page with the scripts, styles, icon and fonts that it names."""


def pages(site: Site) -> list[str]:
    """Return the addresses of all pages of an event and of the installation, and of some parts:
    windows that pages fetch, and searches, too.

    Pages of one list, version or cooperative are taken once each.
    """
    known = {
        "event_id": str(site.event_id),
        "number": "1",
        "against": "2",
        "cooperative_id": str(site.cooperative_id),
        "partner_id": str(site.partner_id),
    }
    found = []
    for router in PAGES:
        for route in router.routes:
            path = getattr(route, "path", "")
            methods = getattr(route, "methods", None) or ()
            wanted = set(re.findall(r"{(\w+)}", path))
            if "GET" in methods and wanted <= known.keys():
                found.append(path.format(**known))
    event = _EVENT.format(event_id=site.event_id)
    windows = [
        "/request-matrix",
        f"/request-matrix/rows?kecamatan={site.kecamatan}&first=50&limit=50",
        "/find?q=Gumelem 12",
    ]
    parts = [
        f"/timetable?by=partner&partner={site.partner_id}",
        "/timetable?by=cooperative",
        f"/timetable?by=kecamatan&kecamatan={site.kecamatan}",
        f"/timetable?q={site.village}",
        f"/requests?kecamatan={site.kecamatan}",
        "/people?page=1000000",
        f"/people?kecamatan={site.kecamatan}",
        f"/people?q={site.village}x",
        "/people?q=67890",
        "/partners?q=mitra 12",
    ]
    calls = [f"/api/v1{event}{window}" for window in windows]
    return [*found, *(event + part for part in parts), *calls]


def measure(site: Site, path: str, times: int) -> Measured | None:
    """Ask for a page or window some times; None if it answers with anything else."""
    answer = site.client.get(path)
    if answer.status_code != 200 or not _is_shown(answer):
        return None
    seconds = []
    size = 0
    for _ in range(times):
        begun = time.perf_counter()
        with site.client.stream("GET", path) as stream:
            size = sum(len(part) for part in stream.iter_raw())
        seconds.append(time.perf_counter() - begun)
    found = figures(seconds)
    linked = sum(_wire(site, one.decode()) for one in set(_LINKED.findall(answer.content)))
    shown = path.replace(site.path, "…").replace(str(site.partner_id), "…")
    return Measured(
        shown.replace(str(site.cooperative_id), "…"),
        1000 * found["median"],
        1000 * found["p95"],
        size,
        size + linked,
    )


def _is_shown(answer: httpx.Response) -> bool:
    """Return whether an answer is a page, or a window of one that its script fetches."""
    kind = answer.headers.get("content-type", "").partition(";")[0]
    return kind in ("text/html", "application/json")


def _wire(site: Site, path: str) -> int:
    """Return the bytes of a built file as they come over the wire."""
    with site.client.stream("GET", path) as stream:
        return sum(len(part) for part in stream.iter_raw())
