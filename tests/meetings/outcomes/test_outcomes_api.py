"""Reports on meetings: who may make them, which count, and that none is lost or doubled."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import col, select
from starlette.testclient import TestClient

from app.core.database.sessions import transaction
from app.meetings.outcomes.records import MeetingFact
from app.meetings.records import Meeting, Timetable, TimetableStatus
from app.notify.feed import queries
from app.notify.feed.news import START
from tests.api import Api
from tests.checkin.hall import Hall, furnish
from tests.meetings.tables import bearer, fact, table_device

OUTCOME = {"interest": 3, "value": 125_000_000, "next_step": "Kirim contoh", "note": "5 ton"}


@pytest.fixture
def hall(api: Api) -> Hall:
    """The first person's cooperative meets at table 7 in the first slot, at table 9 in the last."""
    return furnish(api.engine, api.event_id, api.now)


def queue(api: Api, client: TestClient, **only: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = api.get(client, api.at("/meetings"), **only)["items"]
    return items


def tell(api: Api, client: TestClient, body: dict[str, Any], status: int = 201) -> Any:
    return api.post(client, api.at("/meeting-facts"), body, status=status)


def test_a_meeting_begins_by_badge_is_held_and_gets_an_outcome(api: Api, hall: Hall) -> None:
    table = table_device(api, [hall.tables[0]])
    (meeting,) = queue(api, table)
    assert (meeting["table_number"], meeting["status"], meeting["outcome"]) == (7, "planned", None)
    began = tell(
        api, table, fact(meeting["id"], api.now, status="running", code=hall.codes[0].lower())
    )
    assert (began["status"], began["outcome"]) == ("running", None)
    held = tell(api, table, fact(meeting["id"], api.now, status="held", outcome=OUTCOME))
    assert (held["status"], held["outcome"]) == ("held", OUTCOME)
    (shown,) = queue(api, api.organizer, table_id=str(hall.tables[0]))
    assert (shown["status"], shown["outcome"]) == ("held", OUTCOME)
    detail = api.get(api.organizer, api.at(f"/meetings/{meeting['id']}"))
    assert [said["by_badge"] for said in detail["facts"]] == [True, False]
    with transaction(api.engine, read_only=True) as session:
        told = queries.entries_after(session, api.event_id, START)
    assert {entry.data["table_id"] for entry in told} == {str(hall.tables[0])}
    assert [(entry.kind.value, entry.data["status"]) for entry in told] == [
        ("meeting.changed", "running"),
        ("meeting.changed", "held"),
    ]


def test_a_repeated_report_adds_nothing(api: Api, hall: Hall) -> None:
    (first, _) = queue(api, api.organizer)
    body = fact(first["id"], api.now, status="held")
    assert tell(api, api.organizer, body) == tell(api, api.organizer, body, status=200)
    with transaction(api.engine, read_only=True) as session:
        assert len(session.exec(select(MeetingFact)).all()) == 1
    other = fact(queue(api, api.organizer)[1]["id"], api.now, status="held")
    taken = api.organizer.post(api.at("/meeting-facts"), json=other | {"fact_id": body["fact_id"]})
    assert (taken.status_code, taken.json()["code"]) == (422, "meeting_fact_id_taken")


def test_the_latest_report_counts_whenever_it_arrives_and_all_are_kept(
    api: Api, hall: Hall
) -> None:
    table = table_device(api, [hall.tables[0]])
    (meeting,) = queue(api, table)
    later = fact(meeting["id"], api.now - timedelta(minutes=1), offline=True, status="held")
    earlier = fact(
        meeting["id"],
        api.now - timedelta(minutes=9),
        offline=True,
        status="no_show",
        outcome={"interest": 0},
    )
    tell(api, table, later)
    now = tell(api, api.organizer, earlier)
    assert (now["status"], now["outcome"]["interest"]) == ("held", 0)
    detail = api.get(api.organizer, api.at(f"/meetings/{meeting['id']}"))
    assert [said["status"] for said in detail["facts"]] == ["held", "no_show"]


def test_a_batch_is_answered_item_by_item_and_no_bad_item_stops_another(
    api: Api, hall: Hall
) -> None:
    table = table_device(api, [hall.tables[0]])
    first, second = queue(api, api.organizer)
    good = fact(first["id"], api.now, status="running", offline=True)
    items: list[Any] = [
        good,
        fact(second["id"], api.now, status="held"),  # at another table
        fact(uuid4(), api.now, status="held"),
        {"fact_id": "x"},
        good,
        fact(first["id"], api.now),
        fact(first["id"], api.now, status="held", code="bukan lencana"),
        fact(first["id"], api.now, outcome={"interest": 9}),
        fact(first["id"], api.now, status="held", outcome={"interest": 1, "note": "a\0b"}),
        fact(first["id"], api.now + timedelta(seconds=1), status="held"),
    ]
    path = api.at("/meeting-facts/batch")
    answer = api.post(table, path, {"facts": items}, status=200)["items"]
    assert [item["status"] for item in answer] == [201, 403, 422, 422, 200, 422, 422, 422, 422, 201]
    assert [item["errors"][0]["pointer"] for item in answer if item["errors"]] == [
        "/facts/1",
        "/facts/2/meeting_id",
        "/facts/3/fact_id",
        "/facts/5/status",
        "/facts/6/code",
        "/facts/7/outcome/interest",
        "/facts/8/outcome/note",
    ]
    again = api.post(table, path, {"facts": items}, status=200)["items"]
    assert [item["status"] for item in again if item["state"]] == [200, 200, 200]
    assert queue(api, table)[0]["status"] == "held"


def test_a_badge_of_another_cooperative_or_a_revoked_one_begins_nothing(
    api: Api, hall: Hall
) -> None:
    (meeting, _) = queue(api, api.organizer)
    revoke = api.at(f"/badges/{hall.badges[0]}/revoke")
    for code in (hall.codes[1], hall.codes[0]):
        if code == hall.codes[0]:
            assert api.organizer.post(revoke, json={"reason": "lost"}).is_success
        body = fact(meeting["id"], api.now, status="running", code=code)
        refused = api.organizer.post(api.at("/meeting-facts"), json=body)
        assert (refused.status_code, refused.json()["code"]) == (422, "meeting_fact_code")
    assert queue(api, api.organizer)[0]["badges"] == []


def test_reports_stay_valid_in_a_new_version_of_the_timetable(api: Api, hall: Hall) -> None:
    first, _ = queue(api, api.organizer)
    tell(api, api.organizer, fact(first["id"], api.now, status="held"))
    with transaction(api.engine) as session:
        old = session.exec(select(Timetable)).one()
        old.status = TimetableStatus.SUPERSEDED
        session.add(old)
        session.flush()
        new = Timetable(
            event_id=api.event_id,
            number=2,
            status=TimetableStatus.PUBLISHED,
            origin="test",
            created_at=api.now,
        )
        session.add(new)
        session.flush()
        for meeting in session.exec(select(Meeting).order_by(col(Meeting.id))).all():
            kept = meeting.model_dump(exclude={"id", "timetable_id"})
            session.add(Meeting(timetable_id=new.id, **kept))
    same, _ = queue(api, api.organizer)
    assert same["id"] != first["id"]
    assert same["status"] == "held"
    late = fact(first["id"], api.now, status="no_show")  # a table without the new version
    assert tell(api, api.organizer, late)["status"] == "no_show"
    assert queue(api, api.organizer)[0]["status"] == "no_show"


def test_a_partners_link_leads_that_partners_meetings_and_nothing_else(
    api: Api, hall: Hall
) -> None:
    mine, other = queue(api, api.organizer)
    links = api.at(f"/partners/{mine['partner_id']}/links")
    made = api.post(api.organizer, links, {"name": "Bu Ratna"})
    event, _, secret = made["url"].partition("#")[2].partition("/")
    assert event == str(api.event_id)
    link = bearer(api, secret)
    assert [meeting["id"] for meeting in queue(api, link)] == [mine["id"]]
    assert queue(api, link, partner_id=other["partner_id"]) == []
    host = api.get(link, api.at("/host"))
    assert (host["name"], [table["number"] for table in host["tables"]]) == ("Bu Ratna", [7, 9])
    assert tell(api, link, fact(mine["id"], api.now, status="held"))["status"] == "held"
    foreign = link.post(api.at("/meeting-facts"), json=fact(other["id"], api.now, status="held"))
    assert foreign.status_code == 403
    assert link.get(api.at(f"/meetings/{other['id']}")).status_code == 403
    assert link.get(api.at("/attendees")).status_code == 403
    elsewhere = api.post(api.admin, "/api/v1/events", {"name": "Lain", "day": "2025-07-05"})["id"]
    assert link.get(f"/api/v1/events/{elsewhere}/meetings").status_code == 404
    (listed,) = api.get(api.organizer, links)["items"]
    assert "url" not in listed
    assert secret not in str(listed)
    assert api.organizer.post(f"{links}/{listed['id']}/revoke").is_success
    assert link.get(api.at("/meetings")).status_code == 401
    assert api.get(api.organizer, links)["items"] == []


def test_viewers_and_outsiders_neither_see_nor_report_outcomes(api: Api, hall: Hall) -> None:
    (meeting, _) = queue(api, api.organizer)
    body = fact(meeting["id"], api.now, status="held")
    for client, status in ((api.viewer, 403), (api.outsider, 404), (api.anonymous, 401)):
        assert client.get(api.at("/meetings")).status_code == status
        assert client.post(api.at("/meeting-facts"), json=body).status_code == status
