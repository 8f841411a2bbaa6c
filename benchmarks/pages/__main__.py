"""How long the server takes for each page, and how many bytes its first load costs.

    python -m benchmarks.pages [--people 278 5000] [--times 20] [--no-postgres] [--only TEXT]

For each size an event with badges, requests, a solved and published timetable and a list that
waits is served by one process, on SQLite and on PostgreSQL. Each page is asked for some times in a
row by one client beside it. It prints milliseconds of the clock (median and 95th percentile), the
page's bytes over the wire, and those of its first load: with the scripts, styles, icon and fonts
that it names. Times are those of the wall clock: nothing else should run.
"""

import argparse
from contextlib import ExitStack

from benchmarks.pages.measuring import Measured, measure, pages
from benchmarks.pages.site import served_site
from tests.databases import PostgresServer, own_postgres

_GOALS = {278: 150.0}
_LARGE = 300.0


def main(arguments: list[str] | None = None) -> None:
    """Measure, and print a table for each size and database."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, nargs="+", default=[278, 5_000])
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--no-postgres", action="store_true")
    parser.add_argument("--only", default="", help="only pages whose address has this text")
    given = parser.parse_args(arguments)
    with ExitStack() as stack:
        server = None if given.no_postgres else stack.enter_context(own_postgres(durable=True))
        for people in given.people:
            for database in (None, server) if server else (None,):
                found = _all_pages(people, database, given.times, given.only)
                name = "PostgreSQL" if database else "SQLite"
                print(f"\n### {people:,} cooperatives, {name}\n")
                print(table(found, _GOALS.get(people, _LARGE)), flush=True)


def _all_pages(people: int, server: PostgresServer | None, times: int, only: str) -> list[Measured]:
    """Measure all pages of an event of this size, on a server or (None) on SQLite."""
    with ExitStack() as stack:
        url = stack.enter_context(server.copy()) if server else None
        site = stack.enter_context(served_site(url, people))
        found = [measure(site, path, times) for path in pages(site) if only in path]
        return [one for one in found if one is not None]


def table(rows: list[Measured], goal: float) -> str:
    """Return the measurements as a table, the slowest page first; `!` marks a missed goal."""
    lines = [
        "| page | p50 ms | p95 ms | page kB | first load kB |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for row in sorted(rows, key=lambda row: -row.p95):
        mark = " !" if row.p95 > goal else ""
        lines.append(
            f"| `{row.page}` | {row.median:.0f} | {row.p95:.0f}{mark} "
            f"| {row.page_bytes / 1000:.0f} | {row.first_load / 1000:.0f} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
