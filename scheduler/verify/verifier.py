"""Verification of one tier's claims: its value, its bound, and the witness of the bound."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from scheduler.data.arrays import Ints
from scheduler.data.domain import Domain
from scheduler.model.solution import DayPrices, Prices, TierReport, Value, Witness
from scheduler.model.tiers import FLOW_TIERS, SHARE, TIERS, gap
from scheduler.relax.degree import (
    Face,
    Objective,
    balance_objective,
    dual_bound,
    face_bound,
    is_laminar,
    is_split,
    objective_of,
    party_face,
    scalar,
    whole_face,
)
from scheduler.relax.lagrangian.multipliers import proven_minimum

Basis = Literal["witness", "counting", "solver", "none"]
Verdict = Literal["proven", "word", "false"]
"""Verified here, on the solver's word alone, or not so."""


@dataclass(frozen=True)
class TierVerdict:
    """What was found about one tier's claims.

    `basis` says what the bound rests on: its `witness`, `counting` (ranges of the relaxation or
    the definition of the tier), the `solver` alone, or `none` where no bound is claimed.
    `verified` is the bound that is certain without the solver; where it is weaker than `bound`,
    the difference rests on the solver alone.
    """

    name: str
    value: Value
    bound: Value | None
    proven: bool
    basis: Basis
    errors: tuple[str, ...]
    verified: Value | None = None

    @property
    def verdict(self) -> Verdict:
        """Whether what is claimed is proven, rests on the solver's word, or is not so."""
        if self.errors:
            return "false"
        return "word" if self.basis == "solver" else "proven"


def judge(
    domain: Domain,
    face: Face,
    report: TierReport,
    values: Mapping[str, Value],
    before: Mapping[str, Value],
) -> tuple[TierVerdict, Face]:
    """Return the verdict on one tier, and the face on which the tiers after it are judged.

    `values` are those recomputed, `before` the ones among them that come first.
    """
    if report.name not in TIERS:
        unknown = (f"there is no tier {report.name!r}",)
        return TierVerdict(report.name, (), report.bound, False, "none", unknown), face
    value = values[report.name]
    errors = list(_misstated(report, value))
    basis: Basis = "none" if report.bound is None else "solver"
    certain: Value | None = None
    if report.bound is not None and not errors:
        basis, certain, wrong, face = _basis(domain, face, report, report.bound, before)
        errors += wrong
    proven = report.proven and not errors
    verdict = TierVerdict(
        report.name, value, report.bound, proven, basis, tuple(errors), verified=certain
    )
    return verdict, face


def _misstated(report: TierReport, value: Value) -> Iterator[str]:
    """Return what is wrong with a tier's claims by themselves, given its true value."""
    if value != report.value:
        yield f"the value is {value}, not {report.value}"
    if report.bound is None:
        if report.gap is not None or report.proven:
            yield "a gap or proof is claimed without a bound"
    elif len(report.bound) != len(value) or TIERS[report.name].better(value, report.bound):
        yield f"the value {value} surpasses the bound {report.bound}"
    else:
        if report.proven and report.bound != value:
            yield f"proven is claimed, but the bound {report.bound} is not reached"
        if report.gap != gap(value, report.bound):
            yield f"the gap is {gap(value, report.bound)}, not {report.gap}"


def _basis(
    domain: Domain, face: Face, report: TierReport, bound: Value, before: Mapping[str, Value]
) -> tuple[Basis, Value, list[str], Face]:
    """Return the basis of the bound, the bound verified, errors, and the face for later tiers."""
    tier, counted = TIERS[report.name], face_bound(domain, face, report.name)
    if report.witness is None:
        return ("solver" if tier.better(counted, bound) else "counting"), counted, [], face
    if report.name in FLOW_TIERS:
        return _flow_basis(domain, face, report, report.value, bound)
    try:
        proven = _witnessed(domain, face, report, bound, before)
    except ValueError as error:
        return "solver", counted, [f"the witness does not fit: {error}"], face
    best = min if tier.sense == "max" else max
    certain = best(counted, proven)
    if not tier.better(counted, bound):
        return "counting", certain, [], face
    return ("solver" if tier.better(certain, bound) else "witness"), certain, [], face


def _flow_basis(
    domain: Domain, face: Face, report: TierReport, value: Value, bound: Value
) -> tuple[Basis, Value, list[str], Face]:
    objective = objective_of(domain, report.name)
    counted = face_bound(domain, face, report.name)
    prices = _prices(domain, report.witness, objective)
    if prices is None:
        return "solver", counted, ["the witness does not fit the problem"], face
    dual, best = dual_bound(domain, face, objective, prices)
    if scalar(report.name, bound) < dual:
        wrong = f"the witness proves {dual} only, not {bound}"
        return "solver", counted, [wrong], face
    attained = best if scalar(report.name, value) == dual else face
    if report.name != "fairness":
        return "witness", bound, [], attained
    priced = prices[len(domain.most) :] != 0
    if attained is best and is_split(domain) and is_laminar(domain, priced):
        return "witness", bound, [], best
    if not TIERS[report.name].better(counted, bound):
        return "counting", counted, [], attained
    return "solver", counted, [], attained


def _witnessed(
    domain: Domain, face: Face, report: TierReport, bound: Value, before: Mapping[str, Value]
) -> Value:
    """Return the bound that a witness of breaks or host balance proves, given tiers `before`.

    Raises `ValueError` for one that does not fit.
    """
    if report.name == "compactness" and isinstance(report.witness, DayPrices):
        return proven_minimum(domain, party_face(domain, face), report.witness, before)
    if report.name == "host_balance" and bound[0] < SHARE:
        objective = balance_objective(domain, bound[0] + 1)
        prices = _prices(domain, report.witness, objective)
        if prices is not None:
            dual, _ = dual_bound(domain, face, objective, prices)
            enough = int(objective.reward(objective.target).sum())
            return bound if dual < enough else face_bound(domain, face, report.name)
    raise ValueError("it is none for this tier and problem")


def _prices(domain: Domain, witness: Witness | None, objective: Objective) -> Ints | None:
    """Return the witness as an array, if it fits and every sum with it is exact in 64 bits."""
    most = whole_face(domain).most
    if not isinstance(witness, Prices) or len(witness.prices) != len(most):
        return None
    prices = witness.prices
    terms = len(domain.a) + int(most.sum()) + len(prices)
    weight = int(np.abs(domain.score).max(initial=0)) + objective.levels + 2
    joined = 2 + len(domain.limits.room)
    if (weight + joined * max(map(abs, prices), default=0)) * terms >= 2**62:
        return None
    return np.array(prices, np.int64)
