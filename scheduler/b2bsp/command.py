"""The command for the business-to-business meeting scheduling problem as published.

`python -m scheduler b2bsp FILE` prints one line of JSON: the schedule as the slot (from 1) of
every meeting, its breaks, and the bound on the breaks of any schedule. Ctrl-C or a request to
terminate ends the search early; the best so far is printed all the same.
"""

import argparse
import json
import sys
import time
from pathlib import Path

from scheduler.b2bsp.instance import Instance
from scheduler.b2bsp.portfolio import ignore, minimise
from scheduler.b2bsp.reader import B2bspError, read
from scheduler.b2bsp.state import Outcome
from scheduler.budget.signals import stop_on_signals

EXIT_BAD_INPUT = 2


def as_json(instance: Instance, outcome: Outcome, seconds: float) -> str:
    """Return one line of JSON; the schedule's slots count from 1 (`null`: there is none)."""
    schedule = outcome.schedule
    return json.dumps(
        {
            "name": instance.name,
            "status": outcome.status,
            "breaks": outcome.breaks,
            "bound": outcome.bound,
            "seconds": round(seconds, 3),
            "schedule": None if schedule is None else [slot + 1 for slot in schedule],
        }
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("file", type=Path, help="instance, as MiniZinc data (.dzn)")
    parser.add_argument(
        "--time-limit",
        type=_seconds,
        default=60.0,
        metavar="S",
        help="for reading and searching; default 60",
    )
    parser.add_argument("--spread", type=_spread, default=2, metavar="D", help="default 2")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument(
        "--narrate", action="store_true", help="report every improvement on standard error"
    )


def run(options: argparse.Namespace) -> int:
    """Solve the file and print the line; returns 2 if the file cannot be used, else 0."""
    start = time.monotonic()
    with stop_on_signals() as stop:
        try:
            instance = read(options.file, options.spread)
        except (B2bspError, OSError) as error:
            sys.stderr.write(f"b2bsp: {error}\n")
            return EXIT_BAD_INPUT
        outcome = minimise(
            instance,
            time_limit=options.time_limit - (time.monotonic() - start),
            seed=options.seed,
            stop=stop,
            improved=_narrate if options.narrate else ignore,
        )
        sys.stdout.write(as_json(instance, outcome, time.monotonic() - start) + "\n")
        sys.stdout.flush()
    return 0


def _narrate(breaks: int | None, bound: int) -> None:
    """Write one line of JSON for an improvement."""
    sys.stderr.write(json.dumps({"breaks": breaks, "bound": bound}) + "\n")
    sys.stderr.flush()


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not a positive number of seconds")
    return value


def _spread(text: str) -> int:
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text} is negative")
    return value
