"""Simulation of no-shows in a timetable, with and without standby.

Every visitor stays away for the whole event with the same probability, independently of the others
(seeded, so that the same seed gives the same result). A freed seat is offered, slot by slot, to
visitors who came and have an open request with that host.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scheduler.budget.clock import never
from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import Domain, domain_of
from scheduler.data.placements import published_rows
from scheduler.model.problem import Problem
from scheduler.model.solution import Placement, Solution
from scheduler.plan.inputs import refuse_unusable

RATES = (0.1, 0.2, 0.3)


@dataclass(frozen=True)
class HostIdle:
    """Seats of a host that stay empty although planned: means over the runs."""

    host: str
    planned: int
    idle_without: float
    idle_with: float


@dataclass(frozen=True)
class Robustness:
    """Results for a rate of no-shows: means over the runs, and the worst run where named so.

    `planned` are the timetable's meetings. Without standby, `lost` of them leave idle seats
    (`worst_lost` in the worst run). With standby, `refilled` of these are taken by others and
    `idle` stay empty. `unserved_without` and `unserved_with` are visitors who came and held no
    meeting at all.
    """

    rate: float
    runs: int
    planned: int
    lost: float
    worst_lost: int
    refilled: float
    idle: float
    worst_idle: int
    unserved_without: float
    unserved_with: float
    hosts: tuple[HostIdle, ...]


@dataclass(frozen=True)
class _Outcome:
    lost: int
    refilled: int
    unserved_without: int
    unserved_with: int
    lost_of: Counter[int]
    refilled_of: Counter[int]


def simulate(
    problem: Problem,
    solution: Solution,
    *,
    rates: Sequence[float] = RATES,
    runs: int = 100,
    seed: int = 0,
    stop: Callable[[], bool] = never,
) -> list[Robustness]:
    """Return the results of each rate of no-shows.

    A rate has fewer runs, but at least one, where `stop` ends it early. Raises `ValueError` for a
    rate outside 0..1, no runs, or a timetable that breaks the constraints.
    """
    refuse_unusable(problem, solution, rates)
    if runs < 1:
        raise ValueError(f"runs: {runs} is not at least 1")
    domain = domain_of(problem)
    return [_robustness(_Day(domain, solution), rate, runs, seed, stop) for rate in rates]


def _robustness(
    day: "_Day", rate: float, most: int, seed: int, stop: Callable[[], bool]
) -> Robustness:
    outcomes: list[_Outcome] = []
    while not outcomes or (len(outcomes) < most and not stop()):
        dice = random.Random(f"{seed} {rate} {len(outcomes)}")  # noqa: S311
        outcomes.append(day.run(dice, rate))
    runs = len(outcomes)
    lost_of = sum((outcome.lost_of for outcome in outcomes), Counter[int]())
    refilled_of = sum((outcome.refilled_of for outcome in outcomes), Counter[int]())
    return Robustness(
        rate=rate,
        runs=runs,
        planned=len(day.rows),
        lost=sum(outcome.lost for outcome in outcomes) / runs,
        worst_lost=max(outcome.lost for outcome in outcomes),
        refilled=sum(outcome.refilled for outcome in outcomes) / runs,
        idle=sum(outcome.lost - outcome.refilled for outcome in outcomes) / runs,
        worst_idle=max(outcome.lost - outcome.refilled for outcome in outcomes),
        unserved_without=sum(outcome.unserved_without for outcome in outcomes) / runs,
        unserved_with=sum(outcome.unserved_with for outcome in outcomes) / runs,
        hosts=tuple(
            HostIdle(
                day.domain.problem.parties[host].id,
                planned,
                lost_of[host] / runs,
                (lost_of[host] - refilled_of[host]) / runs,
            )
            for host, planned in sorted(day.planned.items())
        ),
    )


class _Day:
    """A timetable to which no-shows happen."""

    def __init__(self, domain: Domain, solution: Solution) -> None:
        self.domain = domain
        self.rows = published_rows(domain.problem, solution)
        visitor = domain.visitor.tolist()
        self._visitors = [party for party, is_one in enumerate(visitor) if is_one]
        self._joins = list(zip(domain.a.tolist(), domain.b.tolist(), strict=True))
        self._host_of = [b if visitor[a] else a for a, b in self._joins]
        self.planned = Counter(self._host_of[row] for row in self.rows)
        self._asked: dict[int, list[int]] = {}
        for row, host in enumerate(self._host_of):
            if row not in self.rows and sum(visitor[party] for party in self._joins[row]) == 1:
                self._asked.setdefault(host, []).append(row)

    def run(self, dice: random.Random, rate: float) -> _Outcome:
        """Simulate one day: visitors stay away, meetings are lost, standby refills seats."""
        absent = {party for party in self._visitors if dice.random() < rate}
        partial = PartialTimetable(self.domain)
        freed: list[tuple[Placement, int]] = []
        meetings: Counter[int] = Counter()
        for row, placement in self.rows.items():
            if absent.isdisjoint(self._joins[row]):
                partial.place(row, placement)
                meetings.update(self._joins[row])
            else:
                freed.append((placement, self._host_of[row]))
        came = [party for party in self._visitors if party not in absent]
        unserved = sum(not meetings[party] for party in came)
        refilled = self._refill(partial, sorted(freed), absent, meetings)
        return _Outcome(
            lost=len(freed),
            refilled=sum(refilled.values()),
            unserved_without=unserved,
            unserved_with=sum(not meetings[party] for party in came),
            lost_of=Counter(host for _, host in freed),
            refilled_of=refilled,
        )

    def _refill(
        self,
        partial: PartialTimetable,
        freed: list[tuple[Placement, int]],
        absent: set[int],
        meetings: Counter[int],
    ) -> Counter[int]:
        """Give each freed seat to the visitor with fewest meetings, then the best request."""
        refilled: Counter[int] = Counter()
        firsts, score = self.domain.firsts.tolist(), self.domain.score.tolist()
        for placement, host in freed:
            open_requests = [
                row
                for row in self._asked.get(host, ())
                if row not in partial.placed and absent.isdisjoint(self._joins[row])
            ]
            open_requests.sort(
                key=lambda row: (
                    min(meetings[party] for party in self._joins[row] if party != host),
                    -firsts[row],
                    -score[row],
                    row,
                )
            )
            for row in open_requests:
                if partial.try_place(row, (placement.slot,)):
                    meetings.update(self._joins[row])
                    refilled[host] += 1
                    break
        return refilled
