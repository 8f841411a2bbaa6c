"""Cheapest days by dynamic programming, beside trying every day."""

from collections.abc import Iterator
from itertools import pairwise, permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.relax.lagrangian.costs import INFINITE, Weights
from scheduler.relax.lagrangian.days import Day, DayRules
from scheduler.relax.lagrangian.pricing import DayPricing
from scheduler.relax.lagrangian.travellers import Traveller

SLOTS = 5
FLOORS = st.lists(st.integers(0, 2), min_size=SLOTS, max_size=SLOTS)


@st.composite
def day_rules(draw: st.DrawFn) -> DayRules:
    """A traveller of three possible meetings, in five slots with a pause, over a night or not."""
    some = st.sets(st.sampled_from(range(SLOTS)))
    lengths = tuple(draw(st.integers(1, 2)) for _ in range(3))
    allowed = tuple(frozenset(s for s in draw(some) if s + n <= SLOTS) for n in lengths)
    least = draw(st.integers(0, 2))
    reach = draw(FLOORS)
    for slot in range(1, SLOTS):
        reach[slot] = min(reach[slot], slot, reach[slot - 1] + 1)
    reach[0] = 0
    night = draw(st.integers(1, SLOTS))
    follows = (False, True, draw(st.booleans()), True, True)
    return DayRules(
        allowed=allowed,
        lengths=lengths,
        zones=tuple(draw(st.integers(0, 2)) for _ in range(3)),
        forced=frozenset(draw(st.sets(st.sampled_from(range(3)), max_size=1))),
        least=least,
        most=draw(st.integers(least, 3)),
        follows=tuple(follows[slot] and slot != night for slot in range(SLOTS)),
        reach=tuple(reach),
        days=tuple(int(slot >= night) for slot in range(SLOTS)),
    )


def days(rules: DayRules) -> Iterator[Day]:
    """Every day of a traveller, by trying all orders and starts."""
    for count in range(rules.least, rules.most + 1):
        for order in permutations(range(3), count):
            if rules.forced <= set(order):
                yield from _timed(rules, order, ())


def _timed(rules: DayRules, order: tuple[int, ...], day: Day) -> Iterator[Day]:
    if len(day) == len(order):
        yield day
        return
    meeting = order[len(day)]
    for slot in sorted(rules.allowed[meeting]):
        if not day or _can_follow(rules, day[-1], (meeting, slot)):
            yield from _timed(rules, order, (*day, (meeting, slot)))


def _can_follow(rules: DayRules, before: tuple[int, int], after: tuple[int, int]) -> bool:
    end = before[1] + rules.lengths[before[0]]
    zones = rules.zones[before[0]], rules.zones[after[0]]
    near = after[1] - (end - 1) <= rules.reach[after[1]]
    return end <= after[1] and not (near and 0 not in zones and zones[0] != zones[1])


def cost(rules: DayRules, day: Day, prices: list[list[int]], weights: Weights) -> int:
    paid = sum(sum(prices[meeting][slot : slot + rules.lengths[meeting]]) for meeting, slot in day)
    for (meeting, slot), (_, later) in pairwise(day):
        end = slot + rules.lengths[meeting]
        if rules.days[end - 1] != rules.days[later]:
            continue
        if end < later or not rules.follows[later]:
            paid += weights.breaks + weights.idle * (later - end)
    return paid


@settings(deadline=None)
@given(
    day_rules(),
    st.lists(st.lists(st.integers(-9, 9), min_size=SLOTS, max_size=SLOTS), min_size=3, max_size=3),
    st.builds(Weights, st.integers(0, 9), st.integers(0, 3)),
)
def test_no_day_is_cheaper_than_the_cheapest(
    rules: DayRules, prices: list[list[int]], weights: Weights
) -> None:
    pricing = DayPricing([0], [Traveller(rules, (0, 1, 2), (1, 2, 3))], weights)
    asked = np.array([prices], np.int64)
    [least], [found] = pricing.costs(asked).tolist(), pricing.cheapest(asked).days
    every = {day: cost(rules, day, prices, weights) for day in days(rules)}
    assert found in every if every else found is None
    assert least == min(every.values()) if every else least >= INFINITE // 2
    assert found is None or every[found] == least
