"""Assign chosen candidates to slots, one slot after another, by one assignment flow each.

In every slot the candidates still open are matched with weights that rise with criticality, a
party's remaining meetings over its remaining room; a party that would otherwise be left with more
meetings than room must meet now. With full availability this is an edge colouring, which always
exists for two-sided problems (König); a bonus for parties that met in the slot before keeps days
compact.
"""

import numpy as np
from ortools.graph.python import min_cost_flow

from scheduler.budget.clock import Clock
from scheduler.construct.partial import PartialTimetable
from scheduler.data.arrays import Bools, Ints, array
from scheduler.data.domain import Domain
from scheduler.relax.network import Network

SCALE = 1000
"""Weight of a party that needs all of its remaining room."""
MUST = 50 * SCALE
"""Added to the weight where a meeting can be held in no later slot."""
FOLLOW = 400
"""Weight of a party that met in the slot before."""
NOISE = 20
"""Largest random weight, which breaks ties."""


def assign_slots(
    domain: Domain,
    network: Network,
    chosen: Bools,
    seed: int,
    clock: Clock,
    base: PartialTimetable | None = None,
) -> PartialTimetable:
    """Return a partial timetable with as many of the chosen candidates as could be assigned.

    Those that must be held are placed first, then those that need more than one slot or have only
    one to start in. The assignment ends early when time is up, but not before its first slot
    unless the caller says stop; what it has found by then is kept. `base`, if given, is extended.
    """
    partial = base or PartialTimetable(domain)
    choices = domain.starts.sum(axis=1)
    special = np.flatnonzero(chosen & ((choices == 1) | (domain.length > 1) | domain.held))
    for row in sorted(special.tolist(), key=lambda row: _precedence(domain, choices, row)):
        if row not in partial.placed:
            partial.try_place(row, np.flatnonzero(domain.starts[row]).tolist())
    rest = chosen.copy()
    rest[special] = False
    rest[list(partial.placed)] = False
    _Assignment(partial, network, rest).run(np.random.default_rng(seed), clock)
    return partial


def _precedence(domain: Domain, choices: Ints, row: int) -> tuple[bool, int, int, int]:
    """Return a key: what must be held comes first, with the fewest starts; then what is long."""
    held = bool(domain.held[row])
    return not held, int(choices[row]) if held else 0, -int(domain.length[row]), row


def _room_left(domain: Domain, partial: PartialTimetable) -> Ints:
    """Return (N x S) room that the partial timetable leaves to the parties, then to the limits."""
    room = np.concatenate([domain.room, domain.limits.room])
    for row, placement in partial.placed.items():
        covered = slice(placement.slot, placement.slot + partial.length[row])
        room[partial.a[row], covered] -= 1
        room[partial.b[row], covered] -= 1
        room[len(domain.room) :, covered] -= domain.limits.members[:, row, None]
    return room


def _leave_pauses(domain: Domain, partial: PartialTimetable, room: Ints) -> None:
    """Leave no room in slots chosen for the pauses, of each those that were chosen least so far.

    Slots that are free anyway come first. So the pauses of many fall into different slots.
    """
    chosen = np.zeros(room.shape[1], np.int64)
    for pause in domain.problem.pauses:
        party = domain.problem.party_index[pause.party]
        able = [slot for slot in sorted(pause.slots) if not partial.at[party][slot]]
        able.sort(key=lambda slot: (room[party, slot] > 0, chosen[slot]))
        closed = [slot for slot in able[: pause.free] if room[party, slot] > 0]
        room[party, closed] = 0
        chosen[closed] += 1


class _Assignment:
    """The candidates still open, and the meetings that every node still has to hold."""

    def __init__(self, partial: PartialTimetable, network: Network, chosen: Bools) -> None:
        domain = partial.domain
        self._domain = domain
        self._partial = partial
        self._network = network
        self._room = _room_left(domain, partial)
        _leave_pauses(domain, partial, self._room)
        self._open = np.flatnonzero(chosen)
        self._due = self._count(self._open)
        self._ahead = np.cumsum(self._room[:, ::-1], axis=1)[:, ::-1]
        slots = np.arange(self._room.shape[1])
        self._last = np.where(domain.starts, slots, -1).max(axis=1, initial=-1)

    def run(self, dice: np.random.Generator, clock: Clock) -> None:
        """Place the chosen candidates, slot by slot."""
        domain = self._domain
        met = np.zeros(len(self._due), np.bool_)
        for slot in range(self._room.shape[1]):
            if clock.over() and (slot > 0 or clock.stop()):
                break
            rows = self._fitting(slot)
            urgency = self._urgency(slot) + FOLLOW * met
            weight = urgency[domain.a[rows]] + urgency[domain.b[rows]]
            weight += urgency[len(domain.most) :] @ domain.limits.members[:, rows]
            weight += MUST * (self._last[rows] == slot)
            weight += 1 + dice.integers(0, NOISE + 1, len(rows))
            matched = rows[self._match(rows, weight, self._room[:, slot])].tolist()
            taken = array(row for row in matched if self._partial.try_place(row, (slot,)))
            self._open = np.setdiff1d(self._open, taken, assume_unique=True)
            meeting = self._count(taken)
            self._due -= meeting
            met = (meeting > 0) & domain.problem.adjacent(slot)
            met[len(domain.most) :] = False

    def _fitting(self, slot: int) -> Ints:
        """Return the open candidates that may start in the slot, as the timetable stands."""
        rows: Ints = self._open[self._domain.starts[self._open, slot]]
        if self._partial.guarded:
            rows = array(row for row in rows.tolist() if self._partial.fit(row, slot) is not None)
        return rows

    def _urgency(self, slot: int) -> Ints:
        """Return (N) how much a node depends on meetings in this slot."""
        later = np.zeros_like(self._due)
        if slot + 1 < self._ahead.shape[1]:
            later = self._ahead[:, slot + 1]
        share: Ints = SCALE * self._due // np.maximum(self._ahead[:, slot], 1)
        return share + MUST * (self._due > later)

    def _count(self, rows: Ints) -> Ints:
        """Return (N) meetings of every node among these candidates."""
        domain = self._domain
        parties = len(domain.most)
        return np.concatenate(
            [
                np.bincount(domain.a[rows], minlength=parties)
                + np.bincount(domain.b[rows], minlength=parties),
                domain.limits.members[:, rows].sum(axis=1),
            ]
        )

    def _match(self, rows: Ints, weight: Ints, room: Ints) -> Bools:
        """Return which of these candidates have the largest total weight within the room."""
        if not len(rows):
            return np.zeros(0, np.bool_)
        network = self._network
        reached = network.limits.copy()
        reached[self._domain.a[rows]] = reached[self._domain.b[rows]] = True
        ends = np.flatnonzero(reached)
        solver = min_cost_flow.SimpleMinCostFlow()
        pairs = solver.add_arcs_with_capacity_and_unit_cost(
            network.tail[rows], network.entry[rows], np.ones(len(rows), np.int64), -weight
        )
        solver.add_arcs_with_capacity_and_unit_cost(
            np.where(network.left[ends], network.hub, ends),
            np.where(network.left[ends], ends, network.above[ends]),
            np.maximum(room[ends], 0),
            np.zeros(len(ends), np.int64),
        )
        status = solver.solve()
        if status != solver.OPTIMAL:
            raise RuntimeError(f"assignment flow ended with {status}")
        matched: Bools = np.asarray(solver.flows(pairs)) == 1
        return matched
