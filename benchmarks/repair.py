"""Repair of Banjarnegara's day after absences, a lost table and walk-ins: `-m benchmarks.repair`.

Every run draws its own event, absences, table, walk-ins and hour of the day. Every proposal passes
the checker, and is compared with the change that no timetable can avoid.
"""

import argparse
import json
import random
import statistics
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from benchmarks.events import banjarnegara
from scheduler import Candidate, Party, Problem, Solution, solve
from scheduler.check import check
from scheduler.repair.moves import possible_moves
from scheduler.repair.proposal import repair
from scheduler.repair.stability import Freeze

ABSENT = 0.1
WALK_INS = 5
WISHES = 4
PUBLISH_SECONDS = 3.0


@dataclass(frozen=True)
class Day:
    """What happened by some hour: the problem now, what was published, and what is frozen."""

    problem: Problem
    published: Solution
    freeze: Freeze


@dataclass(frozen=True)
class Measured:
    """One repair: what changes for whom, what no timetable could avoid, how many tiers are proven.

    `seconds` are of the wall clock, which others on the machine stretch; `cpu_seconds` are not.
    `moves_seconds` and `moves_cpu_seconds` are those of all places for one meeting.
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


def day(seed: int, capacity_cut: bool) -> Day:
    """A published day of which some slots have passed, and what has changed since.

    With `capacity_cut` one partner also lost half its people at all hours, so that it is not given
    which meetings must go.
    """
    dice = random.Random(seed)
    before = banjarnegara(seed).problem
    published = solve(before, time_limit=PUBLISH_SECONDS, seed=seed).solution
    if published is None:
        raise RuntimeError(f"seed {seed}: nothing to publish")
    now = dice.randrange(0, 4)
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


def measure(seed: int, time_limit: float, capacity_cut: bool) -> Measured:
    """Repair one day."""
    today = day(seed, capacity_cut)
    start, worked = time.perf_counter(), time.process_time()
    proposal = repair(
        today.problem, today.published, freeze=today.freeze, time_limit=time_limit, seed=seed
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


def main() -> None:
    """Measure and print one line per run, and the quantiles."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.repair", description=__doc__)
    parser.add_argument("--runs", type=int, default=20, metavar="N")
    parser.add_argument("--time-limit", type=float, default=1.5, metavar="S")
    parser.add_argument("--cut", action="store_true", help="halve one partner's capacity as well")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    solve(banjarnegara(0).problem, time_limit=1.0)  # loads the solvers
    runs = [measure(seed, options.time_limit, options.cut) for seed in range(options.runs)]
    for seed, run in enumerate(runs):
        print(
            f"{seed:3} {run.seconds:5.2f} s  {run.status:9} people {run.people:3} "
            f"(forced {run.forced_people:3}, {'proven' if run.proven else 'not proven'})  "
            f"meetings changed {run.meetings:3}  held {run.held_before} -> {run.held_after}  "
            f"tiers proven {run.proven_tiers}  moves {run.moves_seconds:.3f} s"
        )
    for name in ("seconds", "cpu_seconds", "moves_seconds", "moves_cpu_seconds"):
        values = [getattr(run, name) for run in runs]
        print(
            f"{name}: p50 {statistics.median(values):.3f}, p95 {_quantile(values, 0.95):.3f}, "
            f"max {max(values):.3f}"
        )
    if options.json is not None:
        options.json.write_text(json.dumps([asdict(run) for run in runs], indent=2) + "\n")


if __name__ == "__main__":
    main()
