"""(d) Repair of Banjarnegara's day after absences, a lost table and walk-ins.

Every run draws its own event, absences, table, walk-ins and time of day at random. Every proposal
passes the checker, and is compared with the change that no timetable can avoid.
"""

import random
import statistics
import sys
import time
from dataclasses import asdict, dataclass, replace

from benchmarks.events import BANJARNEGARA, QUICK, Size, event
from benchmarks.options import Options
from scheduler import Candidate, Party, Problem, Solution, solve
from scheduler.repairs.moves import possible_moves
from scheduler.repairs.proposal import repair
from scheduler.repairs.stability import Freeze
from scheduler.verify.feasibility import check

ABSENT = 0.1
WALK_INS = 5
WISHES = 4
PUBLISH_SECONDS = 1.0
REPAIR_SECONDS = 1.5
DAYS, QUICK_DAYS = 30, 3


@dataclass(frozen=True)
class Day:
    """The state at a time of the day: the problem, the published timetable, the frozen part."""

    problem: Problem
    published: Solution
    freeze: Freeze


@dataclass(frozen=True)
class Measured:
    """One repair: the changes by party, the unavoidable changes, and the number of proven tiers.

    `seconds` are of the wall clock, which other processes influence; `cpu_seconds` are not.
    `moves_seconds` and `moves_cpu_seconds` are for finding all possible places of one meeting.
    """

    seconds: float
    cpu_seconds: float
    moves_seconds: float
    moves_cpu_seconds: float
    status: str
    frozen: int
    people: int
    forced_people: int
    meetings: int
    held_before: int
    held_after: int
    proven: bool
    proven_tiers: int


def repair_days(options: Options) -> dict[str, object]:
    """Measure many days, and as many on which a partner has also lost half its people."""
    size = QUICK if options.quick else BANJARNEGARA
    solve(event(size, 0), time_limit=1.0)  # loads the solvers
    seeds = range(QUICK_DAYS if options.quick else DAYS)
    told: dict[str, object] = {"days": len(seeds), "limit": REPAIR_SECONDS}
    for name, cut in (("absences, table, walk-ins", False), ("and a partner halved", True)):
        runs = [measure(size, seed, capacity_cut=cut) for seed in seeds]
        sys.stderr.write(f"repair, {name}: {len(runs)} days\n")
        told[name] = _summary(runs) | {"runs": [asdict(run) for run in runs]}
    return told


def _summary(runs: list[Measured]) -> dict[str, object]:
    return {
        "people": [min(r.people for r in runs), max(r.people for r in runs)],
        "forced_people": [min(r.forced_people for r in runs), max(r.forced_people for r in runs)],
        "more_than_forced": sum(r.people > r.forced_people for r in runs),
        "proven_fewest": sum(r.proven for r in runs),
    } | {
        name: {
            "p50": statistics.median(values),
            "p95": _quantile(values, 0.95),
            "max": max(values),
        }
        for name in ("seconds", "cpu_seconds", "moves_seconds", "moves_cpu_seconds")
        for values in ([float(getattr(run, name)) for run in runs],)
    }


def day(size: Size, seed: int, *, capacity_cut: bool) -> Day:
    """Return a published day of which some slots have passed, with the changes since.

    With `capacity_cut` one partner has also lost half its people in all slots, so that the repair
    has to choose which meetings to drop.
    """
    dice = random.Random(seed)
    before = event(size, seed)
    published = solve(before, time_limit=PUBLISH_SECONDS, seed=seed).solution
    if published is None:
        raise RuntimeError(f"seed {seed}: nothing to publish")
    now = dice.randrange(0, len(before.slots) // 2 - 1)
    ahead = frozenset(range(now, len(before.slots)))
    visitors = [party.id for party in before.parties if party.side == "visitor"]
    hosts = [party.id for party in before.parties if party.side == "host"]
    absent = set(dice.sample(visitors, round(ABSENT * len(visitors))))
    cut = dice.choice(hosts) if capacity_cut else ""
    parties = [_after(party, absent, ahead, cut) for party in before.parties]
    candidates = list(before.candidates)
    for number in range(WALK_INS):
        name = f"walk-in {number}"
        parties.append(Party(name, available=ahead, min_meetings=WISHES, side="visitor"))
        candidates += (
            Candidate(f"{name} - {host}", name, host, score_a=100 - 12 * rank, rank_a=rank + 1)
            for rank, host in enumerate(dice.sample(hosts, WISHES))
        )
    lost = dice.choice(before.tables)
    tables = tuple(
        replace(table, available=frozenset(range(len(before.slots))) - ahead)
        if table is lost
        else table
        for table in before.tables
    )
    problem = replace(before, parties=tuple(parties), candidates=tuple(candidates), tables=tables)
    present = frozenset(party.id for party in parties) - absent
    frozen = frozenset(range(now + 2))
    return Day(problem, published, Freeze(frozen, frozen - frozenset(range(now + 1)), present))


def _after(party: Party, absent: set[str], ahead: frozenset[int], cut: str) -> Party:
    if party.id in absent:
        everywhere = frozenset(range(100)) if party.available is None else party.available
        return replace(party, available=frozenset(s for s in everywhere if s < min(ahead)))
    if party.id == cut:
        return replace(party, capacity=max(1, party.capacity // 2))
    return party


def measure(size: Size, seed: int, *, capacity_cut: bool) -> Measured:
    """Repair one day."""
    today = day(size, seed, capacity_cut=capacity_cut)
    start, worked = time.perf_counter(), time.process_time()
    proposal = repair(
        today.problem, today.published, freeze=today.freeze, time_limit=REPAIR_SECONDS, seed=seed
    )
    seconds, work = time.perf_counter() - start, time.process_time() - worked
    if proposal.solution is None or proposal.stability is None:
        raise RuntimeError(f"seed {seed}: {proposal.status}: {proposal.reasons}")
    if check(today.problem, proposal.solution):
        raise RuntimeError(f"seed {seed}: the checker rejects the proposal")
    candidate = random.Random(seed).choice(sorted(proposal.solution.placements))
    start, worked = time.perf_counter(), time.process_time()
    possible_moves(today.problem, proposal.solution, candidate, freeze=today.freeze)
    return Measured(
        seconds=seconds,
        cpu_seconds=work,
        moves_seconds=time.perf_counter() - start,
        moves_cpu_seconds=time.process_time() - worked,
        status=proposal.status,
        frozen=proposal.stability.frozen,
        people=proposal.stability.people,
        forced_people=proposal.forced.people,
        meetings=proposal.stability.meetings,
        held_before=len(today.published.placements),
        held_after=len(proposal.solution.placements),
        proven=proposal.stability_proven,
        proven_tiers=sum(report.proven for report in proposal.tiers),
    )


def _quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
