"""Optima of the degree relaxation by min-cost flow, with the prices that prove them.

The relaxation of a two-sided problem is a circulation: hub -> left parties (one unit arc per
rewarded meeting, one arc for the others) -> candidates -> right parties and limits -> hub. Its
matrix is totally unimodular, so the optimum is integral, and differences of its node potentials
are integer prices.
"""

from dataclasses import dataclass

import numpy as np
from ortools.graph.python import min_cost_flow

from scheduler.data.arrays import Bools, Ints
from scheduler.data.domain import Domain
from scheduler.relax.degree import Face, Objective, dual_bound
from scheduler.relax.network import Network


class InfeasibleFlowError(Exception):
    """The relaxation has no solution: more meetings must be held than the parties have room for."""


@dataclass(frozen=True)
class FlowOptimum:
    """An optimum of the relaxation on a face: its bound, and the prices that prove it.

    `chosen` (M) is one optimal selection; `face` holds all of them.
    """

    bound: int
    prices: Ints
    chosen: Bools
    face: Face


@dataclass(frozen=True)
class _Arcs:
    """Arcs of the circulation, as parallel arrays."""

    tail: Ints
    head: Ints
    capacity: Ints
    cost: Ints


def optimum(domain: Domain, network: Network, face: Face, objective: Objective) -> FlowOptimum:
    """Return the optimum on a face; raises `InfeasibleFlowError` if the face is empty."""
    arcs, excess = _circulation(network, face, objective)
    flow = _solve(arcs, excess)
    potential = _potentials(arcs, flow, network.hub + 1)
    nodes = potential[:-1]
    prices = np.where(network.left, -nodes, nodes - potential[network.above])
    prices = np.where(network.used, prices, 0)
    taken = face.low == 1
    taken[np.flatnonzero(face.free)] = flow[: int(face.free.sum())] == 1
    bound, best = dual_bound(domain, face, objective, prices)
    return FlowOptimum(bound, prices, taken, best)


def _circulation(network: Network, face: Face, objective: Objective) -> tuple[_Arcs, Ints]:
    """Return the circulation with lower bounds moved into the excess of its nodes.

    The hub is the last node. Candidates' arcs come first, in the order of the face's free
    candidates.
    """
    hub = network.hub
    free = np.flatnonzero(face.free)
    node = np.arange(hub)
    rewarded = np.clip(objective.target - face.least, 0, face.most - face.least)
    steps = np.repeat(node, rewarded)
    first = np.repeat(np.cumsum(rewarded) - rewarded, rewarded)
    level = np.arange(len(steps)) - first + face.least[steps]
    plain = np.flatnonzero(network.used & (face.most - face.least > rewarded))
    ends = np.concatenate([steps, plain])
    inwards = network.left[ends]
    arcs = _Arcs(
        tail=np.concatenate([network.tail[free], np.where(inwards, hub, ends)]),
        head=np.concatenate([network.entry[free], np.where(inwards, ends, network.above[ends])]),
        capacity=np.concatenate(
            [
                np.ones(len(free) + len(steps), np.int64),
                (face.most - face.least - rewarded)[plain],
            ]
        ),
        cost=np.concatenate(
            [-objective.weight[free], level - objective.levels, np.zeros(len(plain), np.int64)]
        ),
    )
    taken = np.flatnonzero(face.low == 1)
    excess = np.zeros(hub + 1, np.int64)
    np.subtract.at(excess, network.tail[taken], 1)
    np.add.at(excess, network.entry[taken], 1)
    least = np.where(network.used, face.least, 0)
    np.add.at(excess, np.where(network.left, node, network.above), least)
    np.subtract.at(excess, np.where(network.left, hub, node), least)
    return arcs, excess


def _solve(arcs: _Arcs, excess: Ints) -> Ints:
    solver = min_cost_flow.SimpleMinCostFlow()
    handles = solver.add_arcs_with_capacity_and_unit_cost(
        arcs.tail, arcs.head, arcs.capacity, arcs.cost
    )
    solver.set_nodes_supplies(np.arange(len(excess)), excess)
    status = solver.solve()
    if status == solver.INFEASIBLE:
        raise InfeasibleFlowError
    if status != solver.OPTIMAL:
        raise RuntimeError(f"min-cost flow ended with {status}")
    return np.asarray(solver.flows(handles), np.int64)


def _potentials(arcs: _Arcs, flow: Ints, nodes: int) -> Ints:
    """Return shortest distances in the residual graph, the hub's being 0 (Bellman and Ford).

    The residual graph of an optimal flow has no negative cycle, so the distances settle within as
    many rounds as there are nodes.
    """
    ahead = flow < arcs.capacity
    back = flow > 0
    tail = np.concatenate([arcs.tail[ahead], arcs.head[back]])
    head = np.concatenate([arcs.head[ahead], arcs.tail[back]])
    cost = np.concatenate([arcs.cost[ahead], -arcs.cost[back]])
    order = np.argsort(head, kind="stable")
    tail, head, cost = tail[order], head[order], cost[order]
    reached, start = np.unique(head, return_index=True)
    distance: Ints = np.zeros(nodes, np.int64)
    if not len(head):
        return distance
    for _ in range(nodes + 1):
        nearest = np.minimum.reduceat(distance[tail] + cost, start)
        shorter = nearest < distance[reached]
        if not shorter.any():
            distance -= distance[-1]
            return distance
        distance[reached[shorter]] = nearest[shorter]
    raise RuntimeError("the residual graph has a negative cycle: the flow is not optimal")
