"""Is what a result claims true? Verified in exact integer arithmetic, without any solver."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from scheduler import io
from scheduler.arrays import Ints
from scheduler.check import Violation, check
from scheduler.domain import Domain, domain_of
from scheduler.metrics import tier_values
from scheduler.problem import Problem
from scheduler.relaxation import (
    FLOW_TIERS,
    Face,
    face_bound,
    is_split,
    objective_of,
    priced,
    scalar,
    whole,
)
from scheduler.solution import Result, TierReport, Value
from scheduler.tiers import TIERS

Basis = Literal["witness", "counting", "solver", "none"]


@dataclass(frozen=True)
class TierVerdict:
    """What was found about one tier's claims.

    `basis` says what the bound rests on: its `witness`, `counting` (ranges of the relaxation or
    the definition of the tier), the `solver`'s word alone, or `none` where no bound is claimed.
    """

    name: str
    value: Value
    bound: Value | None
    proven: bool
    basis: Basis
    errors: tuple[str, ...]


@dataclass(frozen=True)
class Certificate:
    """The verdict on a result: violated constraints, and a verdict on every tier."""

    violations: tuple[Violation, ...]
    tiers: tuple[TierVerdict, ...]
    errors: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing claimed was found to be false."""
        return not (self.violations or self.errors or any(tier.errors for tier in self.tiers))

    @property
    def on_word(self) -> tuple[str, ...]:
        """Names of the tiers whose bound rests on the solver's word alone."""
        return tuple(tier.name for tier in self.tiers if tier.basis == "solver")


def certify(problem: Problem, result: Result) -> Certificate:
    """Verify a result: feasibility, the tiers' values, their bounds as far as a witness goes."""
    errors = []
    if result.input_hash != io.digest(problem):
        errors.append("the result belongs to another problem: the input's hash differs")
    if result.status == "optimal" and not all(tier.proven for tier in result.tiers):
        errors.append("optimal is claimed, but not every tier is proven")
    if result.solution is None:
        if result.tiers or result.status in ("optimal", "feasible"):
            errors.append(f"status {result.status} is claimed without a solution")
        return Certificate((), (), tuple(errors))
    violations = tuple(check(problem, result.solution))
    if violations:
        return Certificate(violations, (), tuple(errors))
    domain = domain_of(problem)
    values = tier_values(problem, result.solution, domain)
    face = whole(domain)
    verdicts = []
    for report in result.tiers:
        verdict, face = _judge(domain, face, report, values)
        verdicts.append(verdict)
    return Certificate((), tuple(verdicts), tuple(errors))


def _judge(
    domain: Domain, face: Face, report: TierReport, values: Mapping[str, Value]
) -> tuple[TierVerdict, Face]:
    """The verdict on one tier, and the face on which the tiers after it are judged."""
    if report.name not in TIERS:
        unknown = (f"there is no tier {report.name!r}",)
        return TierVerdict(report.name, (), report.bound, False, "none", unknown), face
    value = values[report.name]
    errors = []
    if value != report.value:
        errors.append(f"the value is {value}, not {report.value}")
    if report.bound is not None and (
        len(report.bound) != len(value) or TIERS[report.name].better(value, report.bound)
    ):
        errors.append(f"the value {value} surpasses the bound {report.bound}")
    if report.proven and report.bound != value:
        errors.append(f"proven is claimed, but the bound {report.bound} is not reached")
    basis: Basis = "none" if report.bound is None else "solver"
    if report.bound is not None and not errors:
        basis, wrong, face = _basis(domain, face, report, value, report.bound)
        errors += wrong
    proven = report.proven and not errors
    return TierVerdict(report.name, value, report.bound, proven, basis, tuple(errors)), face


def _basis(
    domain: Domain, face: Face, report: TierReport, value: Value, bound: Value
) -> tuple[Basis, list[str], Face]:
    if report.witness is None:
        counted = face_bound(domain, face, report.name)
        return ("solver" if TIERS[report.name].better(counted, bound) else "counting"), [], face
    prices = _prices(domain, report)
    if prices is None:
        return "solver", ["the witness does not fit the problem"], face
    dual, best = priced(domain, face, objective_of(domain, report.name), prices)
    if scalar(report.name, bound) < dual:
        return "solver", [f"the witness proves {dual} only, not {bound}"], face
    if scalar(report.name, value) == dual and (report.name != "fairness" or is_split(domain)):
        return "witness", [], best
    return ("solver" if report.name == "fairness" else "witness"), [], face


def _prices(domain: Domain, report: TierReport) -> Ints | None:
    """The witness as an array, if it fits and every sum with it is exact in 64 bits."""
    if report.witness is None or report.name not in FLOW_TIERS:
        return None
    prices = report.witness.prices
    if len(prices) != len(whole(domain).most):
        return None
    terms = len(domain.a) + int(whole(domain).most.sum()) + len(prices)
    weight = int(np.abs(domain.score).max(initial=0)) + domain.levels + 2
    joined = 2 + len(domain.limits.room)
    if (weight + joined * max(map(abs, prices), default=0)) * terms >= 2**62:
        return None
    return np.array(prices, np.int64)
