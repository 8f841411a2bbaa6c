"""Timetables compared by their tiers, in order."""

from collections.abc import Mapping, Sequence

from scheduler.solution import Value
from scheduler.tiers import TIERS


def rank(values: Mapping[str, Value], tiers: Sequence[str]) -> tuple[Value, ...]:
    """A key that rises with quality: the tiers' values, those to be minimised negated."""
    return tuple(
        values[tier] if TIERS[tier].sense == "max" else tuple(-part for part in values[tier])
        for tier in tiers
    )
