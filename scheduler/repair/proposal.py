"""Repair: the timetable that changes least for people, and then is best in the usual tiers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from scheduler.budget.clock import Clock, never, repeatable_clock
from scheduler.budget.effort import Effort
from scheduler.certify.feasibility import check
from scheduler.construct.build import construct
from scheduler.construct.completion import complete
from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import Domain, domain_of
from scheduler.data.metrics import tier_values
from scheduler.data.placements import published_rows
from scheduler.infeasible.contradictions import contradictions
from scheduler.infeasible.quickxplain import minimal_infeasible_set
from scheduler.model.problem import Problem
from scheduler.model.reasons import Reason
from scheduler.model.solution import Placement, Solution, TierReport, Value
from scheduler.model.tiers import DEFAULT, FLOW_TIERS, rank
from scheduler.relax.lexicographic import relax
from scheduler.repair.backbone import backbone
from scheduler.repair.differences import PartyChanges, differences
from scheduler.repair.freezing import frozen_problem, pinned_problem
from scheduler.repair.model import MODEL_WORK, NoSolutionError, RepairModel
from scheduler.repair.stability import (
    NOTHING_FROZEN,
    Freeze,
    Stability,
    keepable,
    stability_of,
    touches,
)

Status = Literal["optimal", "feasible", "infeasible", "stopped"]
START_WORK = 2e-6
"""Work of building a timetable to start from, in seconds, per candidate and slot."""
MODEL_SHARE = 0.6
"""Share of the remaining time for the least change."""
KEPT_SHARE = 0.5
"""Share of the remaining time for one choice of what is kept, where all of it is open."""


@dataclass(frozen=True)
class Proposal:
    """A repaired timetable, and what it changes.

    `optimal`: stability and every tier are proven; `feasible`: not all of them; `infeasible`:
    nothing keeps the constraints (`reasons` say why); `stopped`: nothing was found in time.
    `forced` is the change that no timetable can avoid, counted from the published meetings that
    are impossible by themselves; `stability` is this proposal's, and `stability_proven` says that
    no timetable changes less. `repeatable` as in `scheduler.Result`.
    """

    status: Status
    solution: Solution | None
    stability: Stability | None
    stability_proven: bool
    forced: Stability
    tiers: tuple[TierReport, ...]
    changes: tuple[PartyChanges, ...]
    seconds: float
    reasons: tuple[Reason, ...] = ()
    repeatable: bool = False


def repair(
    problem: Problem,
    published: Solution,
    *,
    freeze: Freeze = NOTHING_FROZEN,
    time_limit: float = 1.5,
    seed: int = 0,
    stop: Callable[[], bool] = never,
    deterministic: bool = False,
    tiers: Sequence[str] = DEFAULT,
) -> Proposal:
    """Repair a published timetable for a problem into which all that has happened is written.

    Absences stand in the parties' availability, closed and added tables and newcomers in the
    problem itself. Stability comes first (see `Stability`), then the tiers in order. Meetings that
    no change touches are not even considered: dropping meetings never breaks a constraint, except
    for what must be held, so the least change is decided by a small exact model over what was
    published and what must be held. If all that can be kept by itself can be kept together, it is
    fixed and only the seats it leaves are decided; otherwise so is what is kept.

    `deterministic` as for `scheduler.search.solve`.

    Raises `ValueError` where the published timetable names a meeting that is no candidate.
    """
    clock = repeatable_clock(time_limit, stop) if deterministic else Clock(time_limit, stop)
    return _Repair(problem, published, freeze, clock, seed, tiers).run()


class _Repair:
    def __init__(
        self,
        problem: Problem,
        published: Solution,
        freeze: Freeze,
        clock: Clock,
        seed: int,
        tiers: Sequence[str],
    ) -> None:
        self._published = published
        self._rows = published_rows(problem, published)
        before = domain_of(problem)
        kept = keepable(before, self._rows)
        self._problem = frozen_problem(before, self._rows, kept, freeze)
        self._domain = domain_of(self._problem)
        self._possible = kept
        self._core: Mapping[int, Placement] = {}
        self._frozen = freeze.slots
        self._clock = clock
        self._seed = seed
        self._tiers = tiers
        self._forced = self._stability(kept)

    def run(self) -> Proposal:
        """Least change first, then the tiers."""
        reasons = contradictions(self._domain)
        if reasons:
            return self._without("infeasible", reasons)
        try:
            found, proven = self._least_change()
        except NoSolutionError:
            effort = Effort(self._seed, workers=1)
            return self._without(
                "infeasible", minimal_infeasible_set(self._problem, self._clock, effort)
            )
        if found is None:
            return self._without("stopped", ())
        placements = self._placements(found)
        least = self._stability(placements)
        kept = {row: at for row, at in placements.items() if self._rows.get(row) == at}
        if least == self._forced:
            solution, seconds = self._improved(found, kept, least)
        else:
            if not self._core:
                found, _ = self._improved(found, kept, least, KEPT_SHARE)
            solution, seconds = self._improved(found, self._core, least)
        reports = self._reports(solution, seconds)
        if check(self._problem, solution):
            raise RuntimeError("the checker rejects the repaired timetable")
        settled = proven and all(report.proven for report in reports)
        return Proposal(
            status="optimal" if settled else "feasible",
            solution=solution,
            stability=self._stability(self._placements(solution)),
            stability_proven=proven,
            forced=self._forced,
            tiers=reports,
            changes=differences(self._problem, self._published, solution),
            seconds=self._clock.elapsed(),
            repeatable=self._clock.repeatable(),
        )

    def _without(self, status: Status, reasons: tuple[Reason, ...]) -> Proposal:
        return Proposal(
            status=status,
            solution=None,
            stability=None,
            stability_proven=False,
            forced=self._forced,
            tiers=(),
            changes=(),
            seconds=self._clock.elapsed(),
            reasons=reasons,
            repeatable=self._clock.repeatable(),
        )

    def _stability(self, held: Mapping[int, Placement]) -> Stability:
        return stability_of(self._domain, self._rows, held, self._frozen)

    def _placements(self, solution: Solution) -> dict[int, Placement]:
        index = self._problem.candidate_index
        return {index[identity]: at for identity, at in solution.placements.items()}

    def _solution(self, placements: Mapping[int, Placement]) -> Solution:
        candidates = self._problem.candidates
        return Solution({candidates[row].id: at for row, at in sorted(placements.items())})

    def _least_change(self) -> tuple[Solution | None, bool]:
        """A solution that changes least, and whether that is proven.

        It holds nothing but published meetings and what must be held, and whatever it takes to
        keep breaks even where their spread is limited.
        """
        due = np.flatnonzero(self._domain.held).tolist()
        self._core = backbone(self._domain, self._possible, due)
        greedy = self._greedy(due)
        if greedy is not None and self._stability(self._placements(greedy)) == self._forced:
            return greedy, True
        domain = domain_of(pinned_problem(self._domain, self._core))
        starts = np.zeros_like(domain.starts)
        for row, placement in self._possible.items():
            starts[row, placement.slot] = domain.starts[row, placement.slot]
        starts[due] = domain.starts[due]
        if self._problem.spread is not None:
            starts = domain.starts
        model = RepairModel(domain, starts, self._clock, self._seed)
        if greedy is not None:
            model.hint(greedy)
        clock = self._clock.part(self._clock.left() * MODEL_SHARE)
        reached = model.stabilise(self._rows, self._frozen, clock)
        return model.solution, reached is not None and reached.proven

    def _greedy(self, due: list[int]) -> Solution | None:
        """Keep what fits together, frozen first, and add what must be held; `None` if it fails."""
        board, tables = PartialTimetable(self._domain), self._problem.tables
        in_order = sorted(
            self._possible,
            key=lambda row: (
                row not in self._core,
                not touches(self._domain, row, self._possible[row].slot, self._frozen),
                not self._domain.held[row],
                row,
            ),
        )
        for row in in_order:
            at = self._possible[row]
            table = None if at.table is None else tables[self._problem.table_index[at.table]]
            if board.fit(row, at.slot, table) is not None:
                board.place(row, at)
        for row in due:
            if row not in board.placed:
                board.try_place(row, range(len(self._problem.slots)))
        found = board.solution()
        return None if check(self._problem, found) else found

    def _improved(
        self, found: Solution, pinned: Mapping[int, Placement], least: Stability, share: float = 1.0
    ) -> tuple[Solution, dict[str, float]]:
        """The best timetable that changes this little and holds the pinned placements.

        Starts from `found`, takes this share of the time left, and tells the seconds spent on each
        of the leading tiers that are proven (given the pinned placements).
        """
        if self._clock.over():
            return found, {}
        clock = self._clock.part(share * self._clock.left())
        domain = domain_of(pinned_problem(self._domain, pinned))
        start = self._start(domain, found, least)
        if domain.starts.sum() * MODEL_WORK > clock.left() / 2:
            return start, {}
        model = RepairModel(domain, domain.starts, self._clock, self._seed)
        model.hint(start)
        model.keep(self._rows, self._frozen, least)
        proven: dict[str, float] = {}
        for tier in self._tiers:
            began = self._clock.elapsed()
            reached = model.optimise(tier, clock)
            if reached is None or not reached.proven:
                break
            proven[tier] = self._clock.elapsed() - began
        return max(start, model.solution or start, key=self._rank), proven

    def _start(self, domain: Domain, found: Solution, least: Stability) -> Solution:
        """A good solution soon: `found` with what can be added, or one built from a flow."""
        board = PartialTimetable(domain)
        for row, placement in self._placements(found).items():
            board.place(row, placement)
        complete(board, self._clock)
        filled = found
        if not check(domain.problem, board.solution()):
            filled = max(found, board.solution(), key=self._rank)
        self._clock.book(START_WORK * domain.starts.size)
        flow = relax(domain, FLOW_TIERS)
        laid_out = construct(domain, flow.network, flow.chosen, self._seed, self._clock).solution()
        if check(domain.problem, laid_out) or self._stability(self._placements(laid_out)) != least:
            return filled
        return max(filled, laid_out, key=self._rank)

    def _reports(self, solution: Solution, seconds: Mapping[str, float]) -> tuple[TierReport, ...]:
        values = tier_values(self._problem, solution, self._domain)
        return tuple(
            TierReport(tier, values[tier], values[tier], 0.0, True, seconds[tier], "CP-SAT")
            if tier in seconds
            else TierReport(tier, values[tier], None, None, False, 0.0, "search")
            for tier in self._tiers
        )

    def _rank(self, solution: Solution) -> tuple[Value, ...]:
        """Rises with the solution's quality in the tiers."""
        return rank(tier_values(self._problem, solution, self._domain), self._tiers)
