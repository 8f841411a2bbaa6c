"""The measured events: like Banjarnegara's, in other sizes."""

from dataclasses import dataclass, replace

from scheduler import Problem
from scheduler.model.generate import random_problem

VILLAGES, PARTNERS, TABLES, SLOTS, REQUESTS = 278, 28, 53, 10, 1100
"""Sizes of the Banjarnegara event; requests are assumed, about four per cooperative."""


@dataclass(frozen=True)
class Size:
    """The size of an event; hosts have at most two tables each."""

    visitors: int
    hosts: int
    tables: int
    slots: int
    requests: int


BANJARNEGARA = Size(VILLAGES, PARTNERS, TABLES, SLOTS, REQUESTS)
QUICK = Size(40, 6, 10, 6, 150)
LADDER = (
    BANJARNEGARA,
    Size(1_000, 100, 200, 20, 6_000),
    Size(5_000, 500, 1_000, 40, 60_000),
    Size(10_000, 1_000, 2_000, 40, 120_000),
)
QUICK_LADDER = (QUICK, Size(80, 12, 20, 6, 300))


def event(size: Size, seed: int) -> Problem:
    """Return an event of this size; hosts have two tables, the last ones one if tables run out."""
    problem = random_problem(
        visitors=size.visitors,
        hosts=size.hosts,
        slots=size.slots,
        requests=size.requests,
        seats=2,
        seed=seed,
    )
    closed = {f"h{host}-t1" for host in range(size.tables - size.hosts, size.hosts)}
    tables = tuple(table for table in problem.tables if table.id not in closed)
    single = {f"h{host}" for host in range(size.tables - size.hosts, size.hosts)}
    parties = tuple(
        replace(party, capacity=1) if party.id in single else party for party in problem.parties
    )
    return replace(problem, tables=tables, parties=parties)


def banjarnegara(seed: int) -> Problem:
    """Return an event of 278 cooperatives, 28 partners at 53 tables, 10 slots, 1,100 requests."""
    return event(BANJARNEGARA, seed)


def in_proportion(visitors: int) -> Size:
    """Return the size of an event with so many visitors, in the proportions of Banjarnegara's.

    It has at least four partners.
    """
    hosts = max(4, round(PARTNERS * visitors / VILLAGES))
    tables = min(2 * hosts, max(hosts, round(TABLES * visitors / VILLAGES)))
    requests = min(visitors * hosts, max(visitors, round(REQUESTS * visitors / VILLAGES)))
    return Size(visitors, hosts, tables, SLOTS, requests)
