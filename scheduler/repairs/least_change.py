"""The first stage of a repair: the least change, and whether it is proven to be.

Dropping meetings never breaks a constraint except that some must be held. So the least change is
decided by a small exact model over the published meetings and those that must be held. If all
published meetings that can be kept one by one can be kept together, they are fixed and only the
seats they leave are decided afterwards; otherwise the second stage decides what is kept as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scheduler.construct.completion import meet_minima
from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import domain_of
from scheduler.model.solution import Placement, Solution
from scheduler.repairs.backbone import backbone
from scheduler.repairs.freezing import pinned_problem
from scheduler.repairs.model import RepairModel
from scheduler.repairs.stability import touches
from scheduler.repairs.task import RepairTask
from scheduler.verify.feasibility import check

MODEL_SHARE = 0.6
"""Share of the remaining time for the least change."""


@dataclass(frozen=True)
class LeastChange:
    """A solution that changes little (`None`: none was found); `proven`: none changes less.

    `core` are published placements that every repair with the least change keeps.
    """

    solution: Solution | None
    proven: bool
    core: Mapping[int, Placement]


def least_change(task: RepairTask) -> LeastChange:
    """Find the least change; raises `NoSolutionError` if nothing keeps the constraints.

    The solution holds nothing but published meetings and what must be held, and whatever it takes
    to keep breaks even where their spread is limited, or to give parties the meetings required.
    """
    domain = task.domain
    due: list[int] = np.flatnonzero(domain.held).tolist()
    core = backbone(domain, task.keepable, due)
    greedy = _greedy(task, core, due)
    if greedy is not None:
        forced = task.stability(task.keepable)
        if task.stability(task.placements(greedy)) == forced:
            return LeastChange(greedy, True, core)
    pinned = domain_of(pinned_problem(domain, core))
    starts = np.zeros_like(pinned.starts)
    for row, placement in task.keepable.items():
        starts[row, placement.slot] = pinned.starts[row, placement.slot]
    starts[due] = pinned.starts[due]
    if task.problem.spread is not None or domain.required.any():
        starts = pinned.starts
    model = RepairModel(pinned, starts, task.clock, task.seed)
    if greedy is not None:
        model.hint(greedy)
    clock = task.clock.part(task.clock.left() * MODEL_SHARE)
    reached = model.stabilise(task.rows, task.frozen, clock)
    return LeastChange(model.solution, reached is not None and reached.proven, core)


def _greedy(task: RepairTask, core: Mapping[int, Placement], due: Sequence[int]) -> Solution | None:
    """Keep what fits together, frozen first, and add what must be held; `None` if it fails."""
    problem, domain = task.problem, task.domain
    partial = PartialTimetable(domain)
    in_order = sorted(
        task.keepable,
        key=lambda row: (
            row not in core,
            not touches(domain, row, task.keepable[row].slot, task.frozen),
            not domain.held[row],
            row,
        ),
    )
    for row in in_order:
        at = task.keepable[row]
        table = None if at.table is None else problem.tables[problem.table_index[at.table]]
        if partial.fit(row, at.slot, table) is not None:
            partial.place(row, at)
    for row in due:
        if row not in partial.placed:
            partial.try_place(row, range(len(problem.slots)))
    meet_minima(partial)
    found = partial.solution()
    return None if check(problem, found) else found
