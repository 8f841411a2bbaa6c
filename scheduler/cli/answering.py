"""The commands that answer a request document with another (see `cli.requests`)."""

import argparse
import sys
from pathlib import Path

from scheduler.cli.files import BadInputError, read, write

ANSWERED = ("repair", "moves", "explain", "alternatives", "capacity", "simulate")
"""Names of these commands."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of such a command."""
    parser.add_argument("file", type=Path, help="request, as JSON")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the answer here")


def run(options: argparse.Namespace) -> int:
    """Answer the request in a file; returns 0."""
    # Only these commands need every solver, which take seconds to load.
    from scheduler.cli.requests import COMMANDS  # noqa: PLC0415

    try:
        answer = COMMANDS[options.command](read(options.file))
    except ValueError as error:
        raise BadInputError(f"{options.file}: {error}") from error
    if options.out is None:
        sys.stdout.write(answer + "\n")
    else:
        write(options.out, answer)
    return 0
