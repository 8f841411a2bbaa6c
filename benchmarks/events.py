"""The events that are measured."""

from dataclasses import dataclass, replace

from scheduler import Problem
from scheduler.random_event import random_problem

BANJARNEGARA_TABLES = 53


@dataclass(frozen=True)
class Event:
    """A named problem and the time it is given for all tiers, in seconds."""

    name: str
    problem: Problem
    seconds: float


def banjarnegara(seed: int) -> Event:
    """278 cooperatives, 28 partners at 53 tables, 10 slots, 1,100 requests."""
    problem = random_problem(visitors=278, hosts=28, slots=10, requests=1100, seats=2, seed=seed)
    closed = {f"h{host}-t1" for host in range(BANJARNEGARA_TABLES - 28, 28)}
    tables = tuple(table for table in problem.tables if table.id not in closed)
    owned = {host: sum(table.host == host for table in tables) for host in problem.party_index}
    parties = tuple(
        replace(party, capacity=owned[party.id]) if party.side == "host" else party
        for party in problem.parties
    )
    return Event("banjarnegara", replace(problem, tables=tables, parties=parties), 10.0)


def large(seed: int) -> Event:
    """5,000 visitors, 500 hosts with 2 tables each, 40 slots, 60,000 requests."""
    return Event(
        "large",
        random_problem(visitors=5000, hosts=500, slots=40, requests=60_000, seats=2, seed=seed),
        15.0,
    )


EVENTS = {"banjarnegara": banjarnegara, "large": large}
