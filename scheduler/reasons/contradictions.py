"""Contradictions in a problem that counting shows."""

from collections.abc import Iterator

import numpy as np

from scheduler.data.arrays import Bools
from scheduler.data.domain import Domain
from scheduler.model.reasons import Reason
from scheduler.relax.degree import party_degrees

UNNAMED = Reason("clash_unnamed")


def contradictions(domain: Domain) -> tuple[Reason, ...]:
    """Return a reason for each contradiction; without any there may still be no solution."""
    return (
        *_without_start(domain),
        *_wrong_tables(domain),
        *_crowded_parties(domain),
        *_short_parties(domain),
        *_crowded_slots(domain),
        *_crowded_pools(domain),
    )


def _without_start(domain: Domain) -> Iterator[Reason]:
    problem = domain.problem
    for row in np.flatnonzero(domain.held & ~domain.starts.any(axis=1)).tolist():
        candidate = problem.candidates[row]
        duty = "is locked" if candidate.id in problem.lock_of else "is mandatory"
        if candidate.id in problem.blocks:
            yield Reason("held_but_blocked", {"candidate": candidate.id, "duty": duty})
        else:
            yield Reason(
                "held_without_slot",
                {"candidate": candidate.id, "duty": duty, "a": candidate.a, "b": candidate.b},
            )


def _wrong_tables(domain: Domain) -> Iterator[Reason]:
    problem = domain.problem
    for lock in problem.locks:
        candidate = problem.candidates[problem.candidate_index[lock.candidate]]
        eligible = {table.id for table in problem.eligible_tables(candidate)}
        if lock.table is not None and lock.table not in eligible:
            yield Reason("locked_to_wrong_table", {"candidate": candidate.id, "table": lock.table})


def _crowded_parties(domain: Domain) -> Iterator[Reason]:
    held = party_degrees(domain, domain.held)
    for row in np.flatnonzero(held > domain.most).tolist():
        yield Reason(
            "party_overbooked",
            {
                "party": domain.problem.parties[row].id,
                "meetings": int(held[row]),
                "room": int(domain.most[row]),
            },
        )


def _short_parties(domain: Domain) -> Iterator[Reason]:
    able: Bools = np.asarray(domain.starts.any(axis=1))
    room = np.minimum(domain.most, party_degrees(domain, able))
    for row in np.flatnonzero(domain.required > room).tolist():
        party = domain.problem.parties[row]
        least, most = party.required_meetings, int(room[row])
        yield Reason("party_short", {"party": party.id, "least": least, "room": most})


def _crowded_slots(domain: Domain) -> Iterator[Reason]:
    problem = domain.problem
    load = np.zeros_like(domain.room)
    for lock in problem.locks:
        row = problem.candidate_index[lock.candidate]
        covered = slice(lock.slot, lock.slot + int(domain.length[row]))
        load[domain.a[row], covered] += 1
        load[domain.b[row], covered] += 1
    for party, slot in np.argwhere(load > domain.room).tolist():
        yield Reason(
            "party_overbooked_in_slot",
            {
                "party": problem.parties[party].id,
                "meetings": int(load[party, slot]),
                "slot": slot,
                "room": int(domain.room[party, slot]),
            },
        )


def _crowded_pools(domain: Domain) -> Iterator[Reason]:
    problem = domain.problem
    for pool in problem.pools:
        members = [
            problem.candidate_index[candidate.id]
            for candidate in problem.candidates
            if pool.candidates is None or candidate.id in pool.candidates
        ]
        held = [row for row in members if domain.held[row]]
        units, room = int(domain.length[held].sum()), pool.limit * len(problem.slots)
        if units > room:
            yield Reason("pool_overbooked", {"pool": pool.id, "meetings": units, "room": room})
        load = np.zeros(len(problem.slots), np.int64)
        for row in held:
            lock = problem.lock_of.get(problem.candidates[row].id)
            if lock is not None:
                load[lock.slot : lock.slot + int(domain.length[row])] += 1
        for slot in np.flatnonzero(load > pool.limit).tolist():
            yield Reason(
                "pool_overbooked_in_slot",
                {"pool": pool.id, "meetings": int(load[slot]), "slot": slot, "room": pool.limit},
            )
