"""The degree relaxation, and what integer prices of the parties prove about it (no solver).

The relaxation leaves the slots aside: a candidate is taken or not, and a party takes part in as
many meetings as it has room for; so does a limit on a set of candidates (a pool, say), a node
without reward. Every timetable is a solution of this relaxation, so its optimum bounds them all.

For prices y (one integer per node: the parties, then the limits) and an objective that is a sum
of rewards f_n of the node's number of meetings d_n and of candidate weights c_m, every solution x
satisfies, with Y_m the sum of the prices of the nodes that m is a meeting of,

    sum f_n(d_n) + sum c_m x_m
        = sum (f_n(d_n) - y_n d_n) + sum (c_m + Y_m) x_m                      (d_n = sum x_m)
       <= sum max_d (f_n(d) - y_n d)   + sum max_x (c_m + Y_m) x  = the bound:

weak duality, verified with integers alone. A solution that attains the bound attains every
maximum separately, so the maximizers of the terms span a `Face` that holds all optimal solutions;
the next tier is optimised, and its bound proven, on that face. No weights are multiplied.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scheduler.data.arrays import Bools, Ints
from scheduler.data.domain import Domain
from scheduler.model.solution import Value
from scheduler.model.tiers import SHARE


@dataclass(frozen=True)
class Face:
    """Ranges of the relaxation: meetings per node (N), and taken or not per candidate (M).

    Nodes are the parties (P) and then the limits (Q) of the domain.
    """

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
    """Weights of the candidates (M), and rewards of the nodes (N).

    The j-th meeting of node n earns `levels + 1 - j` as long as j <= `target[n]`, then nothing:
    falling rewards, whose maximizers over the degree vectors of a bipartite graph (an integral
    polymatroid) are exactly the leximin ones (Frank and Murota, Discrete decreasing
    minimization, 2018): all prefix sums of the counts are largest at once.
    """

    weight: Ints
    target: Ints
    levels: int

    def reward(self, count: Ints) -> Ints:
        """Return (N) what the nodes earn for these numbers of meetings."""
        counted: Ints = np.minimum(count, self.target)
        return counted * self.levels - counted * (counted - 1) // 2


def whole_face(domain: Domain) -> Face:
    """Return the relaxation of the problem before any tier is fixed."""
    startable = np.asarray(domain.starts.any(axis=1))
    most = np.concatenate([domain.most, domain.limits.members.sum(axis=1)])
    most = np.minimum(most, _fitting(domain))
    return Face(
        least=np.concatenate([domain.required, np.zeros(len(domain.limits.room), np.int64)]),
        most=most,
        low=domain.held.astype(np.int64),
        high=startable.astype(np.int64),
    )


def party_face(domain: Domain, face: Face) -> Face:
    """Return the face without its limits: nodes are the parties (P) alone.

    Their ranges are no wider than those of their meetings taken together.
    """
    parties = len(domain.most)
    least = np.maximum(face.least, node_degrees(domain, face.low))[:parties]
    most = np.minimum(face.most, node_degrees(domain, face.high))[:parties]
    return Face(least, most, face.low, face.high)


def node_degrees(domain: Domain, count: Ints) -> Ints:
    """Return (N) the sum of `count` (M) over each node's candidates."""
    degrees = np.zeros_like(domain.most)
    np.add.at(degrees, domain.a, count)
    np.add.at(degrees, domain.b, count)
    return np.concatenate([degrees, domain.limits.members @ count])


def _fitting(domain: Domain) -> Ints:
    """Return (N) the most meetings of a node that fit in its room: its shortest ones."""
    rooms = np.concatenate([domain.room, domain.limits.room]).sum(axis=1)
    longer = domain.length > 1
    crowded = node_degrees(domain, longer.astype(np.int64)) > 0
    most: Ints = rooms.copy()
    for node in np.flatnonzero(crowded).tolist():
        parties = len(domain.most)
        inside = (
            (domain.a == node) | (domain.b == node)
            if node < parties
            else domain.limits.members[node - parties]
        )
        used = np.cumsum(np.sort(domain.length[inside]))
        most[node] = np.searchsorted(used, rooms[node], side="right")
    return most


def objective_of(domain: Domain, tier: str) -> Objective:
    """Return the objective of one of the `FLOW_TIERS`."""
    unrewarded = np.zeros(len(domain.limits.room), np.int64)
    if tier == "fairness":
        target = np.concatenate([domain.target, unrewarded])
        return Objective(np.zeros(len(domain.a), np.int64), target, domain.levels)
    weight = domain.firsts if tier == "first_choices" else domain.score
    return Objective(weight, np.zeros(len(domain.most) + len(unrewarded), np.int64), 0)


def balance_objective(domain: Domain, share: int) -> Objective:
    """Return an objective whose full reward is earned only if no host falls below this share."""
    most = domain.most
    need = np.where(domain.rated, -(-share * most // SHARE), 0)
    target = np.concatenate([need, np.zeros(len(domain.limits.room), np.int64)])
    return Objective(np.zeros(len(domain.a), np.int64), target, int(target.max(initial=0)))


def scalar(tier: str, value: Value) -> int:
    """Return a tier's value as the number its `Objective` gives it."""
    if tier == "fairness":
        return sum(count * (len(value) - level) for level, count in enumerate(value))
    return value[0]


def is_split(domain: Domain) -> bool:
    """Return whether every candidate joins a visitor and another party.

    Then the visitors' numbers of meetings form a polymatroid, and fairness by falling rewards is
    exact; otherwise it is not.
    """
    return bool((domain.visitor[domain.a] != domain.visitor[domain.b]).all())


def is_laminar(domain: Domain, limits: Bools) -> bool:
    """Return whether these limits (Q) and the parties that are no visitors form a network.

    Their sets of candidates must be nested or disjoint: then meetings flow from visitors through
    sets within sets, and the visitors' numbers of meetings form a polymatroid. Every candidate
    must join a visitor and another party (see `is_split`).
    """
    other = np.where(domain.visitor[domain.a], domain.b, domain.a)
    members = domain.limits.members[limits]
    for index, inside in enumerate(members):
        met, alone = np.unique(other[inside]), np.unique(other[~inside & domain.starts.any(axis=1)])
        if len(met) > 1 and np.isin(met, alone).any():
            return False
        for wider in members[:index]:
            if (inside & wider).any() and (inside & ~wider).any() and (wider & ~inside).any():
                return False
    return True


def dual_bound(domain: Domain, face: Face, objective: Objective, prices: Ints) -> tuple[int, Face]:
    """Return the bound these prices prove on the face, and the face of solutions attaining it."""
    margin = objective.weight + prices[domain.a] + prices[domain.b]
    margin += prices[len(domain.most) :] @ domain.limits.members
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
    """Return a bound on a tier from the face's ranges and the tier's definition alone.

    `compactness`: a party that meets at least `least` times needs as many runs of slots as it takes
    for the largest of them to have that much room. `host_balance`: no host holds more than `most`.
    """
    if tier == "fairness":
        return tuple(int((domain.target > level).sum()) for level in range(domain.levels))
    if tier == "host_balance":
        most = np.minimum(face.most, node_degrees(domain, face.high))[: len(domain.most)]
        shares = most[domain.rated] * SHARE // domain.most[domain.rated]
        return (int(shares.min(initial=SHARE)),)
    if tier == "compactness":
        least = np.maximum(face.least, node_degrees(domain, face.low))[: len(domain.most)]
        return (int(needed_breaks(domain, least).sum()), 0)
    weight = objective_of(domain, tier).weight
    return (int(np.maximum(weight * face.low, weight * face.high).sum()),)


def needed_breaks(domain: Domain, least: Ints) -> Ints:
    """Return (P) the fewest breaks with which a party can hold this many meetings.

    One run of each day needs none; every further run is a break.
    """
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
    held = np.zeros_like(least)
    for day in domain.problem.days:
        party, best = np.arange(len(runs)), day.start + runs[:, day].argmax(axis=1)
        held = held + runs[party, best]
        runs[party, best] = 0
    further = np.cumsum(-np.sort(-runs, axis=1), axis=1)[:, :-1]
    breaks: Ints = (held < least) + (held[:, None] + further < least[:, None]).sum(axis=1)
    return breaks


def party_degrees(domain: Domain, chosen: Bools) -> Ints:
    """Return (P) meetings of every party in a selection of candidates."""
    parties = len(domain.most)
    return np.bincount(domain.a[chosen], minlength=parties) + np.bincount(
        domain.b[chosen], minlength=parties
    )
