"""Figures of scans as a table, and whether they reach their goals."""

from collections.abc import Iterator
from dataclasses import dataclass

BATCH = 500


MOST_P99 = 100.0
"""Goal: the 99th percentile at 16 connections, in milliseconds."""
GOALS = {16: 3.0, 64: 6.0}
"""Goal by number of connections: this many times the rate of one-row commits..."""
SHARE = 0.6
"""...or this share of the rate of the authenticated endpoint, whichever is lower."""


LEAST_UPLOADED = 5_000
"""Goal: scans per second in batches."""


AUTHENTICATED = "authenticated, no database"
SCANS = "scans"
BATCHES = f"scans in batches of {BATCH}"
COMMITS = "one-row commits"


@dataclass(frozen=True)
class Row:
    """One measurement; milliseconds are per request, `cpu` is the server's time per request."""

    database: str
    what: str
    connections: int
    per_second: float
    p50: float | None = None
    p99: float | None = None
    cpu: float | None = None


def verdicts(rows: list[Row]) -> Iterator[str]:
    """Yield a sentence for each goal that says whether it was reached."""
    for database in dict.fromkeys(row.database for row in rows if row.database != "-"):
        ours = [row for row in rows if row.database == database]
        (commits,) = (row.per_second for row in ours if row.what == COMMITS)
        bare = {r.connections: r.per_second for r in ours if r.what == AUTHENTICATED}
        for row in ours:
            if row.what == SCANS and row.connections in GOALS:
                goal = min(GOALS[row.connections] * commits, SHARE * bare[row.connections])
                yield _verdict(
                    f"{database}, {row.connections} connections: {row.per_second:.0f}/s of "
                    f"{goal:.0f}/s ({row.per_second / commits:.1f} x one-row commits, "
                    f"{row.per_second / bare[row.connections]:.2f} of authenticated)",
                    row.per_second >= goal,
                )
            if row.what == SCANS and row.connections == 16 and row.p99 is not None:
                yield _verdict(
                    f"{database}, 16 connections: p99 {row.p99:.0f} ms of {MOST_P99:.0f} ms",
                    row.p99 <= MOST_P99,
                )
            if row.what == BATCHES:
                yield _verdict(
                    f"{database}, batches: {row.per_second:.0f}/s of {LEAST_UPLOADED}/s",
                    row.per_second >= LEAST_UPLOADED,
                )


def _verdict(what: str, reached: bool) -> str:
    return f"{'reached    ' if reached else 'NOT REACHED'} {what}"


def table(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield (
        f"{'database':10} {'what':28} {'conn.':>5} {'per second':>10} {'p50 ms':>8} {'p99 ms':>8} "
        f"{'CPU ms':>7}"
    )
    for row in rows:
        figures = " ".join(
            f"{'' if value is None else f'{value:.{digits}f}':>{width}}"
            for value, width, digits in ((row.p50, 8, 1), (row.p99, 8, 1), (row.cpu, 7, 2))
        )
        yield (
            f"{row.database:10} {row.what:28} {row.connections:5} {row.per_second:10.0f} {figures}"
        )
