"""The second stage of a repair: the best timetable among those with the least change."""

from collections.abc import Mapping

from scheduler.construct.build import construct
from scheduler.construct.completion import complete
from scheduler.construct.partial import PartialTimetable
from scheduler.data.domain import Domain, domain_of
from scheduler.model.solution import Placement, Solution
from scheduler.model.tiers import FLOW_TIERS
from scheduler.relax.lexicographic import relax
from scheduler.repairs.freezing import pinned_problem
from scheduler.repairs.model import MODEL_WORK, RepairModel
from scheduler.repairs.stability import Stability
from scheduler.repairs.task import RepairTask
from scheduler.verify.feasibility import check

START_WORK = 2e-6
"""Work of building a timetable to start from, in seconds, per candidate and slot."""


def improved(
    task: RepairTask,
    found: Solution,
    pinned: Mapping[int, Placement],
    least: Stability,
    share: float = 1.0,
) -> tuple[Solution, dict[str, float]]:
    """Return the best timetable that changes this little and holds the pinned placements.

    Starts from `found` and takes this share of the time left. Returns as well the seconds spent
    on each of the leading tiers that are proven (given the pinned placements).
    """
    if task.clock.over():
        return found, {}
    clock = task.clock.part(share * task.clock.left())
    domain = domain_of(pinned_problem(task.domain, pinned))
    start = _start(task, domain, found, least)
    if domain.starts.sum() * MODEL_WORK > clock.left() / 2:
        return start, {}
    model = RepairModel(domain, domain.starts, task.clock, task.seed)
    model.hint(start)
    model.keep(task.rows, task.frozen, least)
    proven: dict[str, float] = {}
    for tier in task.tiers:
        began = task.clock.elapsed()
        reached = model.optimise(tier, clock)
        if reached is None or not reached.proven:
            break
        proven[tier] = task.clock.elapsed() - began
    return max(start, model.solution or start, key=task.rank), proven


def _start(task: RepairTask, domain: Domain, found: Solution, least: Stability) -> Solution:
    """Return `found` with what can be added, or one built from a flow, whichever is better."""
    partial = PartialTimetable(domain)
    for row, placement in task.placements(found).items():
        partial.place(row, placement)
    complete(partial, task.clock)
    filled = found
    if not check(domain.problem, partial.solution()):
        filled = max(found, partial.solution(), key=task.rank)
    task.clock.book(START_WORK * domain.starts.size)
    flow = relax(domain, FLOW_TIERS)
    built = construct(domain, flow.network, flow.chosen, task.seed, task.clock).solution()
    if check(domain.problem, built) or task.stability(task.placements(built)) != least:
        return filled
    return max(filled, built, key=task.rank)
