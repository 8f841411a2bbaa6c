"""The command line: `python -m scheduler solve | check | random | b2bsp`, and `ANSWERED`.

Exit codes: 0 done (a timetable was found; the solution holds), 1 a violation was found, or the
problem is proven infeasible, 2 the arguments or a file are bad (one line says why), 3 time ran
out before any timetable was found. Ctrl-C or SIGTERM end a solve early; the best so far
is kept.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from scheduler import b2bsp, io
from scheduler.certificate import Certificate, TierVerdict, certify
from scheduler.check import check
from scheduler.problem import Problem
from scheduler.progress import Observer, Progress
from scheduler.random_event import random_problem
from scheduler.signals import told_to_stop
from scheduler.solution import Result
from scheduler.solve import solve

ANSWERED = ("repair", "moves", "explain", "capacity", "simulate")
"""Commands that answer a request document with another (see `scheduler.commands`)."""


class BadInputError(Exception):
    """A file or an argument cannot be used; the message is one line for the user."""


class _Narrator(Observer):
    """Writes every improvement to the standard error stream."""

    def improved(self, progress: Progress) -> None:
        """One line per improvement."""
        sys.stderr.write(
            f"{progress.elapsed:8.2f} s  {progress.phase}: {progress.tier} "
            f"{progress.incumbent}, bound {progress.bound}\n"
        )


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
    one = commands.add_parser("solve", help="find the best timetable of a problem")
    one.add_argument("file", type=Path, help="problem, as JSON")
    one.add_argument("--time-limit", type=_seconds, default=10.0, metavar="S", help="default 10")
    one.add_argument("--seed", type=int, default=0, metavar="N")
    one.add_argument(
        "--deterministic",
        action="store_true",
        help="count work, not time, so that the same input gives the same timetable",
    )
    one.add_argument(
        "--out", type=Path, metavar="FILE", help="write the result here, not to stdout"
    )
    one.set_defaults(run=_solve)
    two = commands.add_parser("check", help="verify a solution or a result")
    two.add_argument("problem", type=Path)
    two.add_argument("solution", type=Path, help="solution or result, as JSON")
    two.set_defaults(run=_check)
    three = commands.add_parser("random", help="make a seeded event like the real ones")
    for name in ("visitors", "hosts", "slots", "requests", "seats"):
        three.add_argument(f"--{name}", type=_count, required=True, metavar="N")
    three.add_argument("--seed", type=int, default=0, metavar="N")
    three.add_argument("--out", type=Path, required=True, metavar="FILE")
    three.set_defaults(run=_random)
    for name in ANSWERED:
        four = commands.add_parser(name, help=f"answer a {name}-request document")
        four.add_argument("file", type=Path, help="request, as JSON")
        four.add_argument("--out", type=Path, metavar="FILE", help="write the answer here")
        four.set_defaults(run=_answer, command=name)
    five = commands.add_parser("b2bsp", help="solve a published instance (.dzn)")
    b2bsp.add_arguments(five)
    five.set_defaults(run=b2bsp.run)
    return parser


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not a positive number of seconds")
    return value


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a positive number")
    return value


def _solve(options: argparse.Namespace) -> int:
    problem = _problem(options.file)
    with told_to_stop() as stop:
        result = solve(
            problem,
            time_limit=options.time_limit,
            seed=options.seed,
            stop=stop,
            observer=_Narrator(),
            deterministic=options.deterministic,
        )
    if options.out is None:
        sys.stdout.write(io.dump_result(result) + "\n")
        sys.stderr.write(_summary(result))
    else:
        _write(options.out, io.dump_result(result))
        sys.stdout.write(_summary(result))
    if result.status == "infeasible":
        return 1
    return 0 if result.solution is not None else 3


def _summary(result: Result) -> str:
    lines = [
        f"{result.status} after {result.seconds:.2f} s",
        *(reason.text for reason in result.reasons),
    ]
    if result.solution is not None:
        lines.append(f"meetings: {len(result.solution.placements)}")
    for tier in result.tiers:
        proof = "proven" if tier.proven else f"gap {tier.gap:.2%}" if tier.gap is not None else ""
        lines.append(
            f"{tier.name}: {_numbers(tier.value)} of at best {_numbers(tier.bound)} ({proof}; "
            f"{tier.method}, {tier.seconds:.2f} s)"
        )
    return "\n".join(lines) + "\n"


def _numbers(value: tuple[int, ...] | None) -> str:
    return "unknown" if value is None else " ".join(map(str, value)) or "nothing"


def _check(options: argparse.Namespace) -> int:
    problem = _problem(options.problem)
    text = _read(options.solution)
    try:
        if io.kind_of(text) == "result":
            certificate = certify(problem, io.load_result(text))
            sys.stdout.write(_verdict(certificate))
            return 0 if certificate.holds else 1
        violations = check(problem, io.load_solution(text))
    except io.FormatError as error:
        raise BadInputError(f"{options.solution}: {error}") from error
    for violation in violations:
        sys.stdout.write(f"{violation.code}: {violation.message}\n")
    sys.stdout.write(f"{len(violations)} violations\n")
    return 1 if violations else 0


def _verdict(certificate: Certificate) -> str:
    lines = [f"{found.code}: {found.message}" for found in certificate.violations]
    lines += [f"error: {error}" for error in certificate.errors]
    for tier in certificate.tiers:
        lines.append(
            f"{tier.name}: {_numbers(tier.value)} of at best {_numbers(tier.bound)}"
            f"{', optimal' if tier.proven else ''} (bound rests on: {tier.basis}"
            f"{_certain(tier)})"
        )
        lines += [f"error: {tier.name}: {error}" for error in tier.errors]
    lines.append("the certificate holds" if certificate.holds else "the certificate does not hold")
    return "\n".join(lines) + "\n"


def _certain(tier: TierVerdict) -> str:
    """How much of a bound that rests on the solver's word is certain without it."""
    if tier.basis != "solver" or tier.verified is None:
        return ""
    return f"; verified: {_numbers(tier.verified)}"


def _random(options: argparse.Namespace) -> int:
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
    _write(options.out, io.dump_problem(problem))
    return 0


def _answer(options: argparse.Namespace) -> int:
    # Only these commands need every solver, which take seconds to load.
    from scheduler.commands import COMMANDS  # noqa: PLC0415

    try:
        answer = COMMANDS[options.command](_read(options.file))
    except ValueError as error:
        raise BadInputError(f"{options.file}: {error}") from error
    if options.out is None:
        sys.stdout.write(answer + "\n")
    else:
        _write(options.out, answer)
    return 0


def _problem(path: Path) -> Problem:
    try:
        return io.load_problem(_read(path))
    except io.FormatError as error:
        raise BadInputError(f"{path}: {error}") from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInputError(f"{path}: {error.strerror}") from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise BadInputError(f"{path}: {error.strerror}") from error


if __name__ == "__main__":
    sys.exit(main())
