"""The command `check`: verify a solution or a result."""

import argparse
import sys
from pathlib import Path

from scheduler.cli.files import BadInputError, read, read_problem
from scheduler.cli.numbers import value_text
from scheduler.model import io
from scheduler.verify.certificate import Certificate, certify
from scheduler.verify.feasibility import check
from scheduler.verify.verifier import TierVerdict, Verdict

SAID: dict[Verdict, str] = {
    "proven": "proven",
    "word": "on the solver's word",
    "false": "false",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("problem", type=Path)
    parser.add_argument("solution", type=Path, help="solution or result, as JSON")
    parser.add_argument(
        "--strict", action="store_true", help="accept only what is proven, nothing on word"
    )


def run(options: argparse.Namespace) -> int:
    """Write what is wrong with a solution, or the certificate of a result; returns 0 or 1.

    What rests on the solver's word is said to, and accepted unless `strict` is asked for.
    """
    problem = read_problem(options.problem)
    text = read(options.solution)
    try:
        if io.kind_of(text) == "result":
            certificate = certify(problem, io.load_result(text))
            sys.stdout.write(_verdict(certificate))
            accepted = ("proven",) if options.strict else ("proven", "word")
            return 0 if certificate.verdict in accepted else 1
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
            f"{tier.name}: {value_text(tier.value)} of at best {value_text(tier.bound)}"
            f"{', optimal' if tier.proven else ''} (bound rests on: {tier.basis}"
            f"{_certain(tier)}): {SAID[tier.verdict]}"
        )
        lines += [f"error: {tier.name}: {error}" for error in tier.errors]
    lines += [f"{claim}: {SAID['word']}" for claim in certificate.unproven]
    holds = "the certificate holds" if certificate.holds else "the certificate does not hold"
    lines.append(f"{holds}: {SAID[certificate.verdict]}")
    return "\n".join(lines) + "\n"


def _certain(tier: TierVerdict) -> str:
    """Return the part of a solver's bound that is verified without the solver, as text."""
    if tier.basis != "solver" or tier.verified is None:
        return ""
    return f"; verified: {value_text(tier.verified)}"
