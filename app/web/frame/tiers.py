"""Values of a timetable's goals as pages write them."""

from collections.abc import Sequence
from typing import Final

from app.core.locale import Locale, number, text

SHARE: Final = 10_000
"""The tier of the least visited partner counts ten-thousandths of its room."""


def written(
    tier: str | None, value: Sequence[int], locale: Locale, *, as_change: bool = False
) -> str:
    """Return a tier's value in words, or how it changes, with a sign before what grows.

    The share of a partner's room is in percent, breaks and idle slots are named; the components of
    others are parted by slashes.
    """

    def figure(part: float) -> str:
        return f"{'+' if as_change and part > 0 else ''}{number(part, locale)}"

    if tier == "host_balance":
        return f"{figure(round(value[0] * 100 / SHARE, 1))}%"
    if tier == "compactness" and len(value) == 2:  # noqa: PLR2004 - breaks, then idle slots
        breaks, idle = map(figure, value)
        return text("web.goal_compactness_value", locale, breaks=breaks, idle=idle)
    return " / ".join(map(figure, value))
