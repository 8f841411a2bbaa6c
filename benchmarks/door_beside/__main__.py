"""How scans at 16 connections are slowed down by other work of the service at the same time.

    python -m benchmarks.door_beside [--seconds 5] [--sqlite | --postgres] [--only NAME] [--quick]

For each database one process serves a new installation: an event with 5,000 people, at whose door
badges are scanned, and other events. Scans run alone, then beside a neighbour, then alone again,
and so on; both clients are processes of their own. Each connection sends the next scan when the
last one was answered, so that one long wait counts only once: look at the slowest scan as well as
at percentiles. A phase lasts `--seconds`, and continues until the neighbour has the answers that
were under way by then. All generated data have fixed seeds.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from benchmarks.door_beside.crowd import Crowd
from benchmarks.door_beside.figures import ALONE, MOST_MS, MOST_TIMES_P99, table
from benchmarks.door_beside.neighbours import NEIGHBOURS, Neighbour
from benchmarks.door_beside.scanning import Door, Phase
from benchmarks.door_beside.site import Site, served_site
from benchmarks.door_beside.sizes import QUICK, Sizes
from benchmarks.scans import durable_postgres

DATABASES = ("sqlite", "postgres")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print a table for each database."""
    options = _parser().parse_args(arguments)
    chosen = [one for one in NEIGHBOURS if _is_wanted(one.name, options.only)]
    if not chosen:
        print("no neighbour has such a name:", *(one.name for one in NEIGHBOURS), sep="\n  ")
        return 2
    sizes = QUICK if options.quick else Sizes()
    print(
        f"Goals: p99 at most {MOST_TIMES_P99:.0f} times that of scans alone, no scan over "
        f"{MOST_MS:.0f} ms, every scan answered with 2xx. {os.cpu_count()} processors."
    )
    for database in [options.database] if options.database else DATABASES:
        load = os.getloadavg()[0]
        with ExitStack() as stack:
            url = None if database == "sqlite" else stack.enter_context(durable_postgres())
            site = stack.enter_context(served_site(url, sizes))
            phases = list(measured(site, chosen, options.seconds))
        print(f"\n### {database}, load before {load:.1f}, after {os.getloadavg()[0]:.1f}\n")
        print("\n".join(table(phases)), flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.door_beside", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--seconds", type=float, default=5.0, help="of each phase, at least")
    parser.add_argument(
        "--only", action="append", metavar="NAME", help="neighbours whose name begins so"
    )
    parser.add_argument("--quick", action="store_true", help="small, to see that it works")
    which = parser.add_mutually_exclusive_group()
    for database in DATABASES:
        which.add_argument(f"--{database}", dest="database", action="store_const", const=database)
    return parser


def _is_wanted(name: str, only: Sequence[str] | None) -> bool:
    return only is None or name.startswith(tuple(only))


def measured(site: Site, chosen: Sequence[Neighbour], seconds: float) -> Iterator[Phase]:
    """Yield the phases: scans alone, then beside each neighbour and alone again."""
    door = Door(site)
    door.phase("warm-up", min(1.0, seconds))
    yield door.phase(ALONE, seconds)
    for neighbour in chosen:
        asked = neighbour.prepare(site)
        crowd = Crowd(site.process.port, asked, neighbour.connections, seconds)
        phase = door.phase(neighbour.name, seconds, crowd)
        sys.stderr.write(f"{neighbour.name}: {len(phase.seconds)} in {phase.lasted:.1f} s\n")
        yield phase
        yield door.phase(ALONE, seconds)


if __name__ == "__main__":
    sys.exit(main())
