"""The command line: `python -m scheduler solve | check | random | b2bsp`, and `ANSWERED`.

Exit codes: 0 done (a timetable was found; the solution holds), 1 a violation was found, or the
problem is proven infeasible, 2 the arguments or a file are bad (one line says why), 3 time ran
out before any timetable was found. Ctrl-C or SIGTERM end a solve early; the best so far
is kept.
"""

import argparse
import sys
from collections.abc import Sequence

from scheduler.b2bsp import command as b2bsp
from scheduler.cli import answering, checking, generating, solving
from scheduler.cli.answering import ANSWERED
from scheduler.cli.files import BadInputError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except BadInputError as error:
        sys.stderr.write(f"scheduler: {error}\n")
        return 2
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scheduler", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    solve = commands.add_parser("solve", help="find the best timetable of a problem")
    solving.add_arguments(solve)
    solve.set_defaults(run=solving.run)
    check = commands.add_parser("check", help="verify a solution or a result")
    checking.add_arguments(check)
    check.set_defaults(run=checking.run)
    generate = commands.add_parser("random", help="make a seeded event like the real ones")
    generating.add_arguments(generate)
    generate.set_defaults(run=generating.run)
    for name in ANSWERED:
        answer = commands.add_parser(name, help=f"answer a {name}-request document")
        answering.add_arguments(answer)
        answer.set_defaults(run=answering.run, command=name)
    published = commands.add_parser("b2bsp", help="solve a published instance (.dzn)")
    b2bsp.add_arguments(published)
    published.set_defaults(run=b2bsp.run)
    return parser
