"""The agenda by badge on both databases; the tests of the page cover the rest."""

from typing import Any

import pytest
from sqlmodel import select

from app.badges import tokens
from app.core.database.sessions import transaction
from app.meetings.records import Timetable
from tests.api import Api
from tests.checkin.hall import furnish, new_event
from tests.meetings.tables import fact

API = "/api/v1/badges/agenda"


def test_a_badge_opens_its_holders_agenda_and_no_forgery_does(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    phone = api.caller()
    first = api.get(api.organizer, api.at("/meetings"))["items"][0]
    api.post(api.organizer, api.at("/meeting-facts"), fact(first["id"], api.now, status="held"))
    agenda = phone.get(API, headers={"X-Badge-Token": hall.codes[0]}).json()
    assert [(item["table_number"], item["status"], item["over"]) for item in agenda["items"]] == [
        (7, "held", True),
        (9, "planned", False),
    ]
    assert agenda["next_meeting_id"] == agenda["items"][1]["meeting_id"]
    token = tokens.parse(hall.codes[0])
    assert isinstance(token, tokens.BadgeToken)
    forged = tokens.encode(tokens.BadgeToken(token.key_id, token.badge_id, bytes(64)))
    assert phone.get(API, headers={"X-Badge-Token": forged}).status_code == 404


def test_badges_of_two_events_open_each_its_own(api: Api) -> None:
    here = furnish(api.engine, api.event_id, api.now)
    there = furnish(api.engine, new_event(api.engine, api.now), api.now)
    phone = api.caller()
    names = [
        phone.get(API, headers={"X-Badge-Token": hall.codes[0]}).json()["event"]["name"]
        for hall in (here, there)
    ]
    assert names == ["Kontak Bisnis Banjarnegara", "Kontak Bisnis"]
    with transaction(api.engine) as session:
        for timetable in session.exec(select(Timetable)).all():
            session.delete(timetable)
    agenda = phone.get(API, headers={"X-Badge-Token": there.codes[0]}).json()
    assert (agenda["timetable"], agenda["items"]) == (None, [])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_badge_is_told_what_it_is_for_until_it_is_revoked(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    asked: dict[str, Any] = {"headers": {"X-Badge-Token": f"  {hall.codes[0].lower()} "}}
    told = api.anonymous.get("/api/v1/badges/token", **asked).json()
    assert (told["holder"], told["kind"], told["expires_at"]) == ("badge", "manager", None)
    assert (told["badge_id"], told["event_id"]) == (str(hall.badges[0]), str(api.event_id))
    person = api.get(api.viewer, api.at(f"/attendees/{hall.people[0]}"))
    assert (told["cooperative_id"], told["partner_id"]) == (person["cooperative_id"], None)
    assert not {"phone", "email", "token"} & set(told)
    path = api.at(f"/badges/{hall.badges[0]}/revoke")
    api.post(api.organizer, path, {"reason": "lost"}, status=200)
    gone = api.anonymous.get("/api/v1/badges/token", **asked)
    assert (gone.status_code, gone.json()["code"]) == (410, "badge_gone")
    assert api.anonymous.get("/api/v1/badges/token").status_code == 404
