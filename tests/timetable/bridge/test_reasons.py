"""Why a request is not granted: the timetable's list and the solver's question say the same."""

from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session

from app.attendees.records import CooperativeAbsence
from app.core.database.sessions import transaction
from app.events import queries as event_queries
from app.events.records import Event
from app.meetings.versions import queries as versions_queries
from app.partners.records import Partner, PartnerAbsence
from app.requests.pairs import Pair
from app.timetable.bridge.problems import candidate_id
from app.timetable.bridge.standing import Standing, standing
from app.timetable.problem.posing import posed
from scheduler import domain_of
from scheduler.explain.obstacles import obstacles_of
from tests.api import Api
from tests.meetings.hall import Hall
from tests.timetable.solved import solve


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


def _limit(session: Session, api: Api, hall: Hall) -> None:
    """Have a partner and a cooperative away all day, others there for one slot or meeting."""
    slots = event_queries.slots(session, api.event_id)
    first, last = slots[0], slots[-1]
    day: dict[str, Any] = {"starts_at": first.starts_at, "ends_at": last.ends_at}
    session.add(PartnerAbsence(partner_id=hall.partners[0], **day))
    session.add(CooperativeAbsence(cooperative_id=hall.cooperatives[0], **day))
    later = day | {"starts_at": first.ends_at}
    session.add(CooperativeAbsence(cooperative_id=hall.cooperatives[2], **later))
    session.get_one(Partner, hall.partners[1]).max_meetings = 1


def _said_by_the_solver(kept: Standing, pairs: list[Pair]) -> dict[Pair, str]:
    problem, domain = kept.problem, domain_of(kept.problem)
    said = {}
    for pair in pairs:
        identity = candidate_id(pair)
        row = problem.candidate_index[identity]
        if identity in problem.blocks:
            said[pair] = "blocked"
        elif not domain.starts[row].any():
            said[pair] = "no_common_slot"
        else:
            found = obstacles_of(domain, kept.solution, row)
            said[pair] = found[0] if found else "still_possible"
    return said


def test_the_list_of_ungranted_requests_and_the_solver_give_the_same_reasons(
    api: Api, hall: Hall
) -> None:
    with transaction(api.engine) as session:
        _limit(session, api, hall)
    wishes = api.get(api.viewer, api.at("/requests"), limit=200)["items"]
    free = next(one for one in wishes if one["partner_id"] == str(hall.partners[2]))
    pair = {key: free[key] for key in ("cooperative_id", "partner_id")}
    api.post(api.organizer, api.at("/locks"), {"kind": "block", **pair})
    solve(api)
    listed = api.get(api.viewer, api.at("/timetables/1/ungranted"), limit=200)["items"]
    reasons = {
        (UUID(one["cooperative_id"]), UUID(one["partner_id"])): one["reason"] for one in listed
    }
    with transaction(api.engine, read_only=True) as session:
        event = session.get_one(Event, api.event_id)
        timetable = session.exec(versions_queries.timetables(api.event_id)).one()
        question = posed(session, event, timetable)
        kept = standing(question.problem, {"held": question.held, "meetings": question.meetings})
        said = _said_by_the_solver(kept, list(reasons))
    assert reasons == said
    assert set(reasons.values()) >= {"blocked", "no_common_slot", "host_full"}
