"""The degree relaxation, and what integer prices of the parties prove about it (no solver).

Forget the slots: a candidate is taken or not, and a party takes part in as many meetings as it
has room for. Every timetable is a solution of this relaxation, so its optimum bounds them all.

For prices y (one integer per party) and an objective that is a sum of party rewards f_p of the
party's number of meetings d_p and of candidate weights c_m, every solution x satisfies

    sum f_p(d_p) + sum c_m x_m
        = sum (f_p(d_p) - y_p d_p) + sum (c_m + y_a(m) + y_b(m)) x_m          (d_p = sum x_m)
       <= sum max_d (f_p(d) - y_p d)   + sum max_x (c_m + y_a(m) + y_b(m)) x  = the bound:

weak duality, verified with integers alone. A solution that attains the bound attains every
maximum separately, so the maximizers of the terms span a `Face` that holds all optimal solutions;
the next tier is optimised, and its bound proven, on that face. No weights are multiplied.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scheduler.domain import Bools, Domain, Ints
from scheduler.solution import Value

SHARE = 10_000
"""A host filled completely, in the units of the host_balance tier."""

FLOW_TIERS = ("fairness", "first_choices", "satisfaction")
"""Tiers whose value depends on the chosen candidates alone, as party rewards and weights."""


@dataclass(frozen=True)
class Face:
    """Ranges of the relaxation: meetings per party (P) and taken or not per candidate (M)."""

    least: Ints
    most: Ints
    low: Ints
    high: Ints

    @cached_property
    def free(self) -> Bools:
        """(M) candidates that may be taken or not."""
        return self.low < self.high


@dataclass(frozen=True)
class Objective:
    """Weights of the candidates (M), and rewards of the parties.

    The j-th meeting of party p earns `levels + 1 - j` as long as j <= `target[p]`, then nothing:
    falling rewards, whose maximizers over the degree vectors of a bipartite graph (an integral
    polymatroid) are exactly the leximin ones (Frank and Murota, Discrete decreasing
    minimization, 2018): all prefix sums of the counts are largest at once.
    """

    weight: Ints
    target: Ints
    levels: int

    def reward(self, count: Ints) -> Ints:
        """(P) what the parties earn for these numbers of meetings."""
        counted: Ints = np.minimum(count, self.target)
        return counted * self.levels - counted * (counted - 1) // 2


def whole(domain: Domain) -> Face:
    """The relaxation of the problem before any tier is fixed."""
    startable = np.asarray(domain.starts.any(axis=1))
    return Face(
        least=np.zeros_like(domain.most),
        most=domain.most,
        low=domain.held.astype(np.int64),
        high=startable.astype(np.int64),
    )


def objective_of(domain: Domain, tier: str) -> Objective:
    """The objective of one of the `FLOW_TIERS`."""
    nothing = np.zeros(len(domain.a), np.int64)
    if tier == "fairness":
        return Objective(nothing, domain.target, domain.levels)
    weight = domain.firsts if tier == "first_choices" else domain.score
    return Objective(weight, np.zeros_like(domain.target), 0)


def scalar(tier: str, value: Value) -> int:
    """A tier's value as the number its `Objective` gives it."""
    if tier == "fairness":
        return sum(count * (len(value) - level) for level, count in enumerate(value))
    return value[0]


def is_split(domain: Domain) -> bool:
    """Whether every candidate joins a visitor and another party.

    Then the visitors' numbers of meetings form a polymatroid, and fairness by falling rewards is
    exact; otherwise it is not.
    """
    return bool((domain.visitor[domain.a] != domain.visitor[domain.b]).all())


def priced(domain: Domain, face: Face, objective: Objective, prices: Ints) -> tuple[int, Face]:
    """The bound these prices prove on the face, and the face of those who attain it."""
    margin = objective.weight + prices[domain.a] + prices[domain.b]
    low = np.where(margin > 0, face.high, face.low)
    high = np.where(margin < 0, face.low, face.high)
    below = objective.levels - prices
    gains = np.where(prices < 0, face.most, np.minimum(objective.target, below))
    holds = np.where(prices <= 0, face.most, np.minimum(objective.target, below + 1))
    least = np.clip(gains, face.least, face.most)
    most = np.clip(holds, face.least, face.most)
    bound = int((objective.reward(least) - prices * least).sum() + (margin * low).sum())
    return bound, Face(least, most, low, high)


def face_bound(domain: Domain, face: Face, tier: str) -> Value:
    """A bound on a tier from the face's ranges and the tier's definition alone.

    `compactness`: a party that meets at least `least` times needs so many runs of slots that the
    largest of them have that much room. `host_balance`: no host holds more than `most`.
    """
    if tier == "fairness":
        return tuple(int((domain.target > level).sum()) for level in range(domain.levels))
    if tier == "host_balance":
        most = np.minimum(face.most, _taken(domain, face.high))
        shares = most[domain.rated] * SHARE // domain.most[domain.rated]
        return (int(shares.min(initial=SHARE)),)
    if tier == "compactness":
        least = np.maximum(face.least, _taken(domain, face.low))
        return (int(needed_breaks(domain, least).sum()), 0)
    weight = objective_of(domain, tier).weight
    return (int(np.maximum(weight * face.low, weight * face.high).sum()),)


def _taken(domain: Domain, count: Ints) -> Ints:
    """(P) the sum of `count` (M) over each party's candidates."""
    taken = np.zeros_like(domain.most)
    np.add.at(taken, domain.a, count)
    np.add.at(taken, domain.b, count)
    return taken


def needed_breaks(domain: Domain, least: Ints) -> Ints:
    """(P) breaks without which a party cannot hold this many meetings."""
    slots = range(domain.room.shape[1])
    runs = np.zeros_like(domain.room)
    run = 0
    for slot in slots:
        if slot and not domain.problem.adjacent(slot - 1):
            run = slot
        column = domain.room[:, slot]
        if slot > run:
            follows = (column > 0) & (domain.room[:, slot - 1] > 0)
            runs[:, slot] = np.where(follows, runs[:, slot - 1], 0)
            runs[follows, slot - 1] = 0
        runs[:, slot] += column
    largest = np.cumsum(-np.sort(-runs, axis=1), axis=1)
    breaks: Ints = np.where(least > 0, (largest < least[:, None]).sum(axis=1), 0)
    return breaks
