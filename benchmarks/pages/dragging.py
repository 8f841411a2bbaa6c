"""How smoothly a meeting is dragged in the grid of a full event, in a real Chromium.

    python -m benchmarks.pages.dragging [--moves 20] [--people 278]

The event of `benchmarks.pages` is served, its timetable opened on a laptop's screen, and meetings
spread over it are picked up, carried over the grid and put down where they were. Printed are the
milliseconds from the picking up to all possible places being lit with their costs (median and 95th
percentile), and the longest task that the browser's main thread had, as it tells itself (it tells
of tasks of 50 ms and more). Times are those of the wall clock: nothing else should run.
"""

import argparse
import time

from playwright.sync_api import Locator, Page

from benchmarks.pages.site import Site, served_site
from benchmarks.served import figures
from tests.web.chromium import LAPTOP, Watched, running_chromium

_SEAT = "tr[data-table] td a[data-cooperative]"
_STEPS = 40
_CORNER = "seat => [seat.getBoundingClientRect().x + 10, seat.getBoundingClientRect().y + 10]"
_WATCH = """
window.longTasks = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.longTasks.push(entry.duration);
}).observe({ type: "longtask" });
"""


def main(arguments: list[str] | None = None) -> None:
    """Measure, and print what it came to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--moves", type=int, default=20)
    parser.add_argument("--people", type=int, default=278)
    given = parser.parse_args(arguments)
    with served_site(None, given.people) as site, running_chromium() as browser:
        headers = {"Authorization": site.client.headers["Authorization"]}
        window = Watched(browser, str(site.client.base_url), LAPTOP, extra_http_headers=headers)
        lit, tasks = _dragged(window.page, site, given.moves)
        rows, columns = (
            window.page.locator(f"table.timetable {part}").count()
            for part in ("tr[data-table]", "thead th")
        )
        window.close()
    found = figures(lit)
    print(f"{given.people} cooperatives, {rows} tables, {columns - 2} columns, {len(lit)} drags")
    print(f"lit after: median {found['median']:.0f} ms, p95 {found['p95']:.0f} ms")
    print(f"longest task: {max(tasks):.0f} ms" if tasks else "no task of 50 ms or more")


def _dragged(page: Page, site: Site, moves: int) -> tuple[list[float], list[float]]:
    """Drag meetings; return the milliseconds until places were lit, and those of long tasks."""
    page.goto(f"{site.path}/timetable")
    page.evaluate(_WATCH)
    seats = page.locator(_SEAT)
    there = seats.count()
    lit = [_drag(page, seats.nth(one * there // moves)) for one in range(moves)]
    tasks: list[float] = page.evaluate("window.longTasks")
    return lit, tasks


def _drag(page: Page, seat: Locator) -> float:
    """Carry a meeting over the grid and put it down where it was; return how long lighting took."""
    seat.scroll_into_view_if_needed()
    x, y = seat.evaluate(_CORNER)
    page.mouse.move(x, y)
    page.mouse.down()
    began = time.perf_counter()
    page.mouse.move(x + 30, y + 4, steps=4)
    page.wait_for_selector("td.target")
    took = time.perf_counter() - began
    page.mouse.move(*(side / 2 for side in LAPTOP), steps=_STEPS)
    page.keyboard.press("Escape")
    page.mouse.up()
    page.wait_for_selector("td.target", state="detached")
    return 1000 * took


if __name__ == "__main__":
    main()
