"""The objective's tiers, by name, with what their values mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scheduler.model.solution import Value

SHARE = 10_000
"""The share of a host whose room is all in use, in the unit of the tier host_balance."""
FLOW_TIERS = ("fairness", "first_choices", "satisfaction")
"""Tiers whose value depends on the chosen candidates alone, as party rewards and weights."""


@dataclass(frozen=True)
class Tier:
    """One tier: whether more or less is better, and the meaning of its value's components."""

    name: str
    sense: Literal["max", "min"]
    components: str

    def better(self, value: Value, than: Value) -> bool:
        """Return whether `value` surpasses `than`."""
        return value > than if self.sense == "max" else value < than


TIERS = {
    tier.name: tier
    for tier in (
        Tier("fairness", "max", "visitors with at least 1, 2, ... meetings, up to their targets"),
        Tier("first_choices", "max", "first-ranked requests granted"),
        Tier("satisfaction", "max", "total score of both sides"),
        Tier("compactness", "min", "breaks of all parties; then their idle slots"),
        Tier("host_balance", "max", "least share of a host's room in use, in 1/10,000"),
    )
}

DEFAULT = tuple(TIERS)


def gap(value: Value, bound: Value | None) -> float | None:
    """Return the relative distance of a value from its bound, 0.0 to 1.0.

    The first component that differs counts. For values of one sign it is the distance over the
    larger of the two.
    """
    if bound is None:
        return None
    for reached, limit in zip(value, bound, strict=True):
        if reached != limit:
            return min(1.0, abs(limit - reached) / max(1, abs(limit), abs(reached)))
    return 0.0


def rank(values: Mapping[str, Value], tiers: Sequence[str]) -> tuple[Value, ...]:
    """Return a key that rises with quality: the tiers' values, those to be minimised negated."""
    return tuple(
        values[tier] if TIERS[tier].sense == "max" else tuple(-part for part in values[tier])
        for tier in tiers
    )
