"""The parties and limits of a two-sided problem as a network of nodes.

A meeting flows from a left party through a right party to the hub, and on its way through every
limit whose set of candidates is nested with the right parties' sets: these sets form a forest.
Limits that cross are left out; every timetable is still a solution of what remains.
"""

from dataclasses import dataclass

import numpy as np

from scheduler.data.arrays import Bools, Ints
from scheduler.data.domain import Domain

NOWHERE = -1


@dataclass(frozen=True)
class Network:
    """Nodes are the parties (P), then the limits (Q); the hub is node P + Q.

    `tail` (M): a candidate's left party. `entry` (M): the node its meeting enters. `above`
    (P + Q): the node that a node passes its meetings on to; a left party gets its own from the
    hub. `left`, `limits`, `used` (P + Q): which are left parties, limits of the network, and
    nodes of the network at all.
    """

    tail: Ints
    entry: Ints
    above: Ints
    left: Bools
    limits: Bools
    used: Bools

    @property
    def hub(self) -> int:
        """The node in which all meetings end."""
        return len(self.above)


def network_of(domain: Domain) -> Network | None:
    """Return the network of a problem, or `None` if it is not two-sided."""
    side = _left_side(domain)
    if side is None:
        return None
    parties = len(domain.most)
    members = domain.limits.members
    hub = parties + len(members)
    swapped = side[domain.b]
    right = np.where(swapped, domain.a, domain.b)
    top = np.full(len(right), NOWHERE)
    entry, above = top.copy(), np.full(hub, hub)
    used = np.concatenate([np.ones(parties, np.bool_), np.zeros(len(members), np.bool_)])
    sizes = members.sum(axis=1)
    ascending = np.argsort(sizes, kind="stable").tolist()
    narrow = [q for q in ascending if sizes[q] and len(np.unique(right[members[q]])) == 1]
    for limit in narrow:
        used[parties + limit] = _stack(parties + limit, members[limit], top, entry, above)
    inside = top != NOWHERE
    above[top[inside]] = right[inside]
    entry[~inside] = right[~inside]
    top = right.copy()
    for limit in ascending:
        if sizes[limit] and limit not in narrow:
            used[parties + limit] = _stack(parties + limit, members[limit], top, entry, above)
    return Network(
        tail=np.where(swapped, domain.b, domain.a),
        entry=entry,
        above=above,
        left=np.concatenate([side, np.zeros(len(members), np.bool_)]),
        limits=used & (np.arange(hub) >= parties),
        used=used,
    )


def _stack(node: int, inside: Bools, top: Ints, entry: Ints, above: Ints) -> bool:
    """Put the node above the topmost nodes of its candidates, unless it would cut one in two."""
    below = np.unique(top[inside])
    below = below[below != NOWHERE]
    if np.isin(top[~inside], below).any():
        return False
    above[below] = node
    entry[inside & (top == NOWHERE)] = node
    top[inside] = node
    return True


def _left_side(domain: Domain) -> Bools | None:
    """Return (P) parties on the left of a two-sided problem; `None` if some cycle of pairs is odd.

    Visitors are left where every candidate has exactly one visitor; otherwise the pairs are
    coloured, and rewards (which are the visitors') may then be on either side.
    """
    visitor: Bools = domain.visitor
    if (visitor[domain.a] != visitor[domain.b]).all():
        return visitor
    colour = np.full(len(visitor), -1)
    neighbours: list[list[int]] = [[] for _ in range(len(visitor))]
    for a, b in zip(domain.a.tolist(), domain.b.tolist(), strict=True):
        neighbours[a].append(b)
        neighbours[b].append(a)
    for root in range(len(visitor)):
        if colour[root] >= 0:
            continue
        colour[root] = 1
        stack = [root]
        while stack:
            party = stack.pop()
            for other in neighbours[party]:
                if colour[other] == colour[party]:
                    return None
                if colour[other] < 0:
                    colour[other] = 1 - colour[party]
                    stack.append(other)
    on_left: Bools = colour == 1
    return on_left
