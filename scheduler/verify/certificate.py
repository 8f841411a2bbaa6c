"""Verification of what a result claims, in exact integer arithmetic and without any solver."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from scheduler.data.domain import Domain, domain_of
from scheduler.data.metrics import tier_values
from scheduler.model import io
from scheduler.model.problem import Problem
from scheduler.model.solution import Result, Solution, Value
from scheduler.model.tiers import DEFAULT, TIERS
from scheduler.relax.degree import whole_face
from scheduler.verify.feasibility import check
from scheduler.verify.infeasibility import doubted
from scheduler.verify.meetings import Violation
from scheduler.verify.trials import with_one_more
from scheduler.verify.verifier import TierVerdict, Verdict, judge


@dataclass(frozen=True)
class Certificate:
    """The verdict on a result: violated constraints, errors, and a verdict on every tier.

    `unproven` are claims about the result as a whole that rest on the solver's word.
    """

    violations: tuple[Violation, ...]
    tiers: tuple[TierVerdict, ...]
    errors: tuple[str, ...]
    unproven: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing claimed was found to be false."""
        return not (self.violations or self.errors or any(tier.errors for tier in self.tiers))

    @property
    def on_word(self) -> tuple[str, ...]:
        """Names of the tiers whose bound rests on the solver alone."""
        return tuple(tier.name for tier in self.tiers if tier.basis == "solver")

    @property
    def verdict(self) -> Verdict:
        """Whether all that is claimed is proven, rests in part on the solver's word, or is not so.

        What is not claimed (the optimum, say, of a result that is only feasible) needs no proof.
        """
        if not self.holds:
            return "false"
        return "word" if self.on_word or self.unproven else "proven"


def certify(problem: Problem, result: Result) -> Certificate:
    """Verify a result: feasibility, the tiers' values, their bounds as far as a witness goes."""
    errors = tuple(_misstated(problem, result))
    if result.solution is None:
        if result.status == "infeasible" and not errors:
            doubt = doubted(domain_of(problem), result.reasons)
            return Certificate((), (), tuple(doubt.errors), tuple(doubt.unproven))
        return Certificate((), (), errors)
    violations = tuple(check(problem, result.solution))
    if violations:
        return Certificate(violations, (), errors)
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
    if any(verdict.basis == "solver" and not verdict.errors for verdict in verdicts):
        verdicts = _tried(domain, result.solution, values, verdicts)
    return Certificate((), tuple(verdicts), errors)


def _misstated(problem: Problem, result: Result) -> Iterator[str]:
    """Return what is wrong with a result as a whole."""
    if result.input_hash != io.digest(problem):
        yield "the result belongs to another problem: the input's hash differs"
    names = tuple(tier.name for tier in result.tiers)
    asked = result.asked or DEFAULT
    for several in (names, result.asked):
        if len(set(several)) < len(several):
            yield "a tier is named twice"
    if unknown := sorted(set(result.asked) - TIERS.keys()):
        yield f"there is no tier {unknown[0]!r}"
    if result.status == "optimal":
        if not all(tier.proven for tier in result.tiers):
            yield "optimal is claimed, but not every tier is proven"
        if names != asked:
            yield f"optimal is claimed of {list(names)}, but {list(asked)} were asked for"
    elif result.asked and result.solution is not None and names != asked:
        yield f"the result speaks of {list(names)}, but {list(asked)} were asked for"
    if result.solution is None:
        if result.tiers or result.status in ("optimal", "feasible"):
            yield f"status {result.status} is claimed without a solution"
    elif result.status == "infeasible":
        yield "status infeasible is claimed with a solution"
    if result.reasons and result.status != "infeasible":
        yield f"status {result.status} is claimed with reasons why nothing satisfies the problem"


def _tried(
    domain: Domain, solution: Solution, values: Mapping[str, Value], verdicts: list[TierVerdict]
) -> list[TierVerdict]:
    """Return the verdicts, with an error where a timetable with a meeting more refutes a bound."""
    for better in with_one_more(domain, solution):
        found = tier_values(domain.problem, better, domain)
        for index, verdict in enumerate(verdicts):
            if verdict.name not in TIERS or found[verdict.name] == values[verdict.name]:
                continue
            tier, reached = TIERS[verdict.name], found[verdict.name]
            if verdict.bound is not None and tier.better(reached, verdict.bound):
                error = f"with a meeting more the value is {reached}, beyond {verdict.bound}"
                refuted = replace(verdict, proven=False, errors=(*verdict.errors, error))
                return [*verdicts[:index], refuted, *verdicts[index + 1 :]]
            break
    return verdicts
