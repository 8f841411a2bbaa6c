"""The tiers one after another on the degree relaxation: bounds, witnesses, a selection of pairs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

import numpy as np

from scheduler.data.arrays import Bools
from scheduler.data.domain import Domain
from scheduler.model.solution import Prices, Value
from scheduler.model.tiers import FLOW_TIERS
from scheduler.relax.degree import (
    Face,
    balance_objective,
    face_bound,
    is_split,
    objective_of,
    party_degrees,
    whole_face,
)
from scheduler.relax.min_cost_flow import optimum
from scheduler.relax.network import Network, network_of


@dataclass
class Relaxation:
    """Results of the relaxation of a problem.

    `network` is that of a two-sided problem, `chosen` (M) the pairs of a best relaxed solution;
    both `None` where the problem is not two-sided. `bounds` (of every tier) and
    `witnesses` are each given the tiers before it; `face` holds every solution that attains the
    bounds by which it was narrowed.
    """

    face: Face
    network: Network | None = None
    chosen: Bools | None = None
    bounds: dict[str, Value] = field(default_factory=dict)
    witnesses: dict[str, Prices] = field(default_factory=dict)


def relax(
    domain: Domain, tiers: Sequence[str], reached: Mapping[str, Value] | None = None
) -> Relaxation:
    """Bound the tiers on the relaxation; raises `InfeasibleFlowError` if it has no solution.

    Only the leading `FLOW_TIERS` are optimised. A tier's bound is given that the tiers before it
    attain theirs; or, where `reached` has the values of a timetable, given these values (then a
    tier that falls short of its bound does not narrow the face for the next ones). Where
    fairness by falling rewards is not exact (see `is_split`), the flows only select pairs.
    """
    relaxed = Relaxation(whole_face(domain), network=network_of(domain))
    exact = domain.levels == 0 or is_split(domain)
    if relaxed.network is not None:
        face = relaxed.face
        for tier in takewhile(lambda tier: tier in FLOW_TIERS, tiers):
            found = optimum(domain, relaxed.network, face, objective_of(domain, tier))
            relaxed.chosen = found.chosen
            bound = selection_value(domain, found.chosen, tier)
            if exact:
                relaxed.bounds[tier] = bound
                relaxed.witnesses[tier] = Prices(tuple(found.prices.tolist()))
            if reached is None or reached[tier] == bound:
                face = found.face
        if exact:
            relaxed.face = face
    for tier in tiers:
        if tier not in relaxed.bounds:
            relaxed.bounds[tier] = face_bound(domain, relaxed.face, tier)
    return relaxed


def tighten_host_balance(domain: Domain, relaxed: Relaxation, reached: Value) -> None:
    """Tighten the bound on host_balance, given a value reached, by flows on the face.

    The least share that no flow gives to every host is found by bisection; the prices of its flow
    are the witness.
    """
    network = relaxed.network
    [low], [high] = reached, relaxed.bounds["host_balance"]
    while network is not None and low < high:
        share = (low + high + 1) // 2
        objective = balance_objective(domain, share)
        found = optimum(domain, network, relaxed.face, objective)
        if found.bound == objective.reward(objective.target).sum():
            low = share
        else:
            high = share - 1
            relaxed.bounds["host_balance"] = (high,)
            relaxed.witnesses["host_balance"] = Prices(tuple(found.prices.tolist()))


def selection_value(domain: Domain, chosen: Bools, tier: str) -> Value:
    """Return a flow tier's value for a selection of candidates."""
    if tier != "fairness":
        weight = domain.firsts if tier == "first_choices" else domain.score
        return (int(weight[chosen].sum()),)
    counted = np.minimum(party_degrees(domain, chosen), domain.target)
    return tuple(int((counted >= level).sum()) for level in range(1, domain.levels + 1))
