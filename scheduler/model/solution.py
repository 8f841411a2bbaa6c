"""What the scheduler returns: placements, and for each tier its value, bound and witness."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from scheduler.model.reasons import Reason

Status = Literal["optimal", "feasible", "infeasible", "stopped"]
Value = tuple[int, ...]
"""A tier's value: compared component by component, the first that differs decides."""


class Placement(NamedTuple):
    """Where a meeting is held: the slot it starts in, and its table (`None`: it needs none)."""

    slot: int
    table: str | None = None


@dataclass(frozen=True)
class Solution:
    """The meetings held: candidate id -> placement. Candidates left out are not held."""

    placements: Mapping[str, Placement] = field(default_factory=dict)


@dataclass(frozen=True)
class Prices:
    """Integer prices that prove a tier's bound: the parties', then the limits'.

    Parties come in the problem's order; limits are its pools and then its shared tables, as far
    as they may bind (see `data.limits`).
    They are dual values of the degree relaxation; `relax.degree` says what they prove and how.
    """

    prices: tuple[int, ...]


SlotPrices = tuple[tuple[int, int, int], ...]
"""Prices, each of a party (its place in the problem's order) in a slot; those not named are 0."""


TierPrices = tuple[tuple[str, int], ...]
"""Earlier tiers, and the price of one unit of their value, in the unit of the other prices."""


@dataclass(frozen=True)
class IdlePrices:
    """Prices as in `DayPrices`, and the price of a break, in millionths of an idle slot."""

    asked: SlotPrices
    breaks: int
    owed: TierPrices = ()


@dataclass(frozen=True)
class DayPrices:
    """Integer prices that prove a bound on breaks (see `relax.lagrangian.multipliers`).

    `asked` are prices of meetings with a party in a slot, in millionths of a break, and `owed` are
    prices of earlier tiers. `idle` proves a bound on the idle slots of timetables that have no more
    breaks. What is owed to satisfaction is priced by `unit` points, which divide every score.
    """

    asked: SlotPrices
    idle: IdlePrices | None = None
    owed: TierPrices = ()
    unit: int = 1


Witness = Prices | DayPrices


@dataclass(frozen=True)
class TierReport:
    """What was reached in one tier, given the tiers before it.

    `bound` (`None`: none known) is a value no solution that is as good in the earlier tiers can
    surpass; `gap` is the relative distance from it, 0.0 when `proven`. Without `witness` the
    bound rests on the solver alone. `failure` says why an attempt to improve the tier or its bound
    failed, empty where none did.
    """

    name: str
    value: Value
    bound: Value | None
    gap: float | None
    proven: bool
    seconds: float
    method: str
    witness: Witness | None = None
    failure: str = ""


@dataclass(frozen=True)
class Limits:
    """What a solve was allowed: seconds of wall clock (or of work, if `deterministic`), threads."""

    seconds: float
    workers: int
    deterministic: bool = False


@dataclass(frozen=True)
class Result:
    """Outcome of a solve.

    `optimal`: every tier is proven; `feasible`: the best found within the time limit;
    `stopped`: ended early by the caller, or by the time limit before any timetable was found
    (then `solution` is `None`); `infeasible`: proven that nothing satisfies the problem,
    `solution` is `None` and `reasons` say why. `repeatable`: another deterministic run for the
    same problem, limit, tiers, seed and versions gives the same solution, bounds and reasons.
    `asked` are the tiers asked for; a document of an earlier release names none and has no
    `limits`, and it is then taken that all tiers were.
    """

    status: Status
    solution: Solution | None
    tiers: tuple[TierReport, ...]
    seed: int
    input_hash: str
    versions: Mapping[str, str]
    seconds: float
    reasons: tuple[Reason, ...] = ()
    repeatable: bool = False
    asked: tuple[str, ...] = ()
    limits: Limits | None = None

    def summary(self) -> str:
        """Return what was reached, in a line for each tier, or the reasons why nothing can be."""
        held = 0 if self.solution is None else len(self.solution.placements)
        lines = [f"{self.status}: {held} meetings after {self.seconds:.1f} s"]
        for tier in self.tiers:
            value = " ".join(map(str, tier.value)) or "nothing"
            bound = "unknown" if tier.bound is None else " ".join(map(str, tier.bound)) or "nothing"
            known = "proven to be the best" if tier.proven else f"at best {bound}"
            lines.append(f"{tier.name}: {value}, {known}")
            lines += [f"{tier.name}: {tier.failure}"] if tier.failure else []
        return "\n".join([*lines, *(reason.text for reason in self.reasons)])
