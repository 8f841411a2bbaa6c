"""A proposal changes as little as the best of all possible timetables."""

import json
from typing import Any

import pytest
from sqlmodel import select

from app.core.database.sessions import transaction
from app.timetable.records import Analysis, AnalysisKind
from scheduler import Problem, Solution, io
from scheduler.repairs.stability import Freeze
from tests.api import Api
from tests.day.hall import Day, open_day
from tests.scheduler.repairs.truth import best_repair

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def asked(day: Day) -> tuple[Problem, Solution, Freeze]:
    """Return the problem, timetable and freeze of the last proposal, as the worker reads them."""
    with transaction(day.api.engine, read_only=True) as session:
        analysis = session.exec(select(Analysis).where(Analysis.kind == AnalysisKind.REPAIR)).one()
    problem = io.load_problem(json.dumps(analysis.problem))
    index = {slot.id: position for position, slot in enumerate(problem.slots)}
    frozen, refill = (
        frozenset(index[slot] for slot in analysis.question[name]) for name in ("frozen", "refill")
    )
    freeze = Freeze(frozen, refill, frozenset(analysis.question["standby"]))
    return problem, io.load_solution(json.dumps(analysis.held)), freeze


def changes(day: Day, case: str) -> list[dict[str, Any]]:
    first, *_, last = day.meetings()
    moved = {
        "kind": "meeting_moved",
        "cooperative_id": first["cooperative_id"],
        "partner_id": first["partner_id"],
        "slot_id": last["slot_id"],
    }
    gone = {"kind": "partner_absent", "partner_id": last["partner_id"], "ends_at": "10:00"}
    closed = {"kind": "table_closed", "table_id": first["table_id"], "starts_at": "10:00"}
    more = {"kind": "table_added", "partner_id": first["partner_id"], "number": 50}
    away = {"kind": "cooperative_absent", "cooperative_id": last["cooperative_id"]}
    return {
        "moved": [moved],
        "moved while a partner is late": [moved, gone],
        "closed and added": [closed, more],
        "absent": [away],
    }[case]


def test_a_single_move_cancels_no_meeting_although_that_would_change_less(api: Api) -> None:
    day = open_day(api, cooperatives=3, partners=2)
    (move,) = changes(day, "moved")
    number = day.ask([move])
    best = best_repair(*asked(day))
    assert best is not None
    (_, _, meetings), _ = best
    ready = day.compute(number)
    assert ready["diff"]["removed"] == 0
    assert ready["meetings_changed"] > meetings, "else the case shows nothing"


@pytest.mark.parametrize("case", ["moved while a partner is late", "closed and added", "absent"])
def test_a_proposal_changes_no_more_people_than_the_best_possible_timetable(
    api: Api, case: str
) -> None:
    day = open_day(api, cooperatives=3, partners=2)
    number = day.ask(changes(day, case))
    problem, published, freeze = asked(day)
    best = best_repair(problem, published, freeze)
    assert best is not None
    (_, people, meetings), quality = best
    ready = day.compute(number)
    assert (ready["people_changed"], ready["meetings_changed"]) == (people, meetings)
    assert ready["least_proven"]
    values = {tier["name"]: tuple(tier["after"]) for tier in ready["tiers"]}
    assert values["fairness"] == quality[0]
    assert values["satisfaction"] == quality[2]
