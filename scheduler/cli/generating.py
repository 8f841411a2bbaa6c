"""The command `random`: make a seeded event."""

import argparse
from pathlib import Path

from scheduler.cli.files import BadInputError, write
from scheduler.cli.numbers import count
from scheduler.model import io
from scheduler.model.generate import random_problem


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    for name in ("visitors", "hosts", "slots", "requests", "seats"):
        parser.add_argument(f"--{name}", type=count, required=True, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")


def run(options: argparse.Namespace) -> int:
    """Write the problem of a random event; returns 0."""
    try:
        problem = random_problem(
            visitors=options.visitors,
            hosts=options.hosts,
            slots=options.slots,
            requests=options.requests,
            seats=options.seats,
            seed=options.seed,
        )
    except ValueError as error:
        raise BadInputError(str(error)) from error
    write(options.out, io.dump_problem(problem))
    return 0
