"""Who goes out by a gate is not here any more, until the next entry or report of a table."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import col, select

from app.checkin.records import Direction, GateKind
from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.day.proposals.records import Proposal
from app.timetable.records import Analysis
from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import Day, open_day
from tests.day.standby import JUST_BEFORE, due


def scan(day: Day, gate: str, attendee: str, direction: Direction) -> None:
    api = day.api
    body = {
        "scan_id": str(new_id()),
        "gate_id": gate,
        "attendee_id": attendee,
        "direction": direction.value,
        "scanned_at": api.app.state.clock.now().isoformat(),
    }
    assert api.post(api.organizer, api.at("/scans"), body)["verdict"] == "admitted"


def stand_by(day: Day) -> set[UUID]:
    rows = day.api.get(day.api.viewer, day.api.at("/standby"))["items"]
    return {UUID(row["cooperative_id"]) for row in rows}


def missing(day: Day) -> set[UUID]:
    return {UUID(one["place"]["cooperative_id"]) for one in due(day)}


def partners_in_reach(day: Day, cooperative: UUID) -> set[str]:
    """Return the partners that a repair asked for now could let a cooperative meet."""
    table = str(day.hall.tables[0])
    number = day.ask([{"kind": "table_closed", "table_id": table, "starts_at": "13:00"}])
    with transaction(day.api.engine, read_only=True) as session:
        problem = session.exec(
            select(Analysis.problem)
            .join(Proposal, col(Proposal.analysis_id) == Analysis.id)
            .where(Proposal.event_id == day.api.event_id, Proposal.number == number)
        ).one()
    assert problem is not None
    pairs = [one["id"].split(":") for one in problem["problem"]["candidates"]]
    return {partner for one, partner in pairs if one == str(cooperative)}


def test_who_went_out_neither_stands_by_nor_counts_as_present(api: Api, clock: StillClock) -> None:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    gate = api.post(api.organizer, api.at("/gates"), {"name": "Timur", "kind": GateKind.EVENT})
    next_up = missing(day)
    someone = next(c for c in day.hall.cooperatives if c in next_up)
    day.arrive(someone)
    people = api.get(api.organizer, api.at("/attendees"), limit=200)["items"]
    (attendee,) = [p["id"] for p in people if p["cooperative_id"] == str(someone)]
    assert someone in stand_by(day)
    assert someone not in missing(day)
    clock.advance(timedelta(minutes=1))
    scan(day, gate["id"], attendee, Direction.EXIT)
    assert someone not in stand_by(day)
    assert someone in missing(day)
    assert partners_in_reach(day, someone) == {
        one["partner_id"] for one in day.meetings() if one["cooperative_id"] == str(someone)
    }, "a repair gives nothing new to who went home"
    clock.advance(timedelta(minutes=1))
    scan(day, gate["id"], attendee, Direction.ENTRY)
    assert someone in stand_by(day)
    assert someone not in missing(day)
    asked = api.get(api.viewer, api.at("/requests"), cooperative_id=str(someone), limit=200)
    assert partners_in_reach(day, someone) == {one["partner_id"] for one in asked["items"]}
    clock.advance(timedelta(minutes=1))
    scan(day, gate["id"], attendee, Direction.EXIT)
    meeting = next(m for m in due(day) if m["place"]["cooperative_id"] == str(someone))
    clock.advance(timedelta(minutes=5))
    fact = {
        "fact_id": str(new_id()),
        "meeting_id": meeting["meeting_id"],
        "status": "running",
        "recorded_at": clock.now().isoformat(),
    }
    api.post(api.organizer, api.at("/meeting-facts"), fact)
    assert someone not in missing(day), "a table saw the cooperative after it went out"


def test_a_meeting_that_took_place_is_kept_though_its_cooperative_has_gone(
    api: Api, clock: StillClock
) -> None:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    gate = api.post(api.organizer, api.at("/gates"), {"name": "Timur", "kind": GateKind.EVENT})
    meeting = due(day)[0]
    someone = meeting["place"]["cooperative_id"]
    day.arrive(UUID(someone))
    people = api.get(api.organizer, api.at("/attendees"), limit=200)["items"]
    (attendee,) = [p["id"] for p in people if p["cooperative_id"] == someone]
    clock.advance(timedelta(minutes=17))  # it runs for ten minutes
    fact = {"fact_id": str(new_id()), "meeting_id": meeting["meeting_id"], "status": "held"}
    fact["recorded_at"] = clock.now().isoformat()
    api.post(api.organizer, api.at("/meeting-facts"), fact)
    clock.advance(timedelta(minutes=1))
    scan(day, gate["id"], attendee, Direction.EXIT)
    assert meeting["meeting_id"] not in {one["meeting_id"] for one in due(day)}
    refused = api.organizer.post(api.at("/releases"), json={"meeting_ids": [meeting["meeting_id"]]})
    assert (refused.status_code, refused.json()["code"]) == (409, "release_not_due")
