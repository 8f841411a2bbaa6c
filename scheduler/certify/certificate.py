"""Verification of what a result claims, in exact integer arithmetic and without any solver."""

from dataclasses import dataclass

from scheduler.certify.feasibility import Violation, check
from scheduler.certify.verifier import TierVerdict, judge
from scheduler.data.domain import domain_of
from scheduler.data.metrics import tier_values
from scheduler.model import io
from scheduler.model.problem import Problem
from scheduler.model.solution import Result, Value
from scheduler.relax.degree import whole_face


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
        """Names of the tiers whose bound rests on the solver alone."""
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
    face = whole_face(domain)
    verdicts = []
    before: dict[str, Value] = {}
    for report in result.tiers:
        verdict, face = judge(domain, face, report, values, before)
        verdicts.append(verdict)
        if report.name in values:
            before[report.name] = values[report.name]
    return Certificate((), tuple(verdicts), tuple(errors))
