"""Many people in one call: each by itself, repeated without effect, read at once."""

from typing import Any

import pytest
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import select
from sqlmodel import col

from app.auth.records import AuditEntry
from app.core.database.sessions import transaction
from tests.api import Api
from tests.meetings.hall import Hall, fill


@pytest.fixture
def hall(api: Api) -> Hall:
    return fill(api.engine, api.event_id, api.now)


def guest(number: int, **more: Any) -> dict[str, Any]:
    return {"external_key": f"crm:{number}", "kind": "guest", "name": f"Tamu {number}", **more}


def put(api: Api, *people: object) -> list[Any]:
    answer = api.post(api.organizer, api.at("/attendees/batch"), {"people": people}, status=200)
    items: list[Any] = answer["items"]
    return items


def test_people_are_added_changed_and_left_and_repeating_changes_nothing(api: Api) -> None:
    first = put(api, guest(1, phone="+6281200003864"), guest(2))
    assert [(one["status"], one["outcome"]) for one in first] == [(201, "created")] * 2
    second = put(api, guest(1, name="Tamu Agung"), guest(2), guest(3))
    assert [one["outcome"] for one in second] == ["updated", "unchanged", "created"]
    assert second[0]["attendee"]["phone"] == "+6281200003864", "what is left out stays"
    assert (second[0]["attendee"]["version"], second[1]["attendee"]["version"]) == (2, 1)
    again = put(api, guest(1, name="Tamu Agung"), guest(2), guest(3))
    assert [one["outcome"] for one in again] == ["unchanged"] * 3
    assert [one["attendee"]["id"] for one in again] == [one["attendee"]["id"] for one in second]
    cleared = put(api, guest(1, name="Tamu Agung", phone=None))
    assert cleared[0]["attendee"]["phone"] is None
    with transaction(api.engine, read_only=True) as session:
        noted = session.execute(
            select(col(AuditEntry.action), col(AuditEntry.subject)).where(
                col(AuditEntry.action).like("attendee.%")
            )
        ).all()
    assert (
        sorted(action for action, _ in noted) == ["attendee.create"] * 3 + ["attendee.update"] * 2
    )
    assert None not in {subject for _, subject in noted}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_wrong_person_stops_no_other_and_is_told_what_is_wrong(api: Api, hall: Hall) -> None:
    manager = {
        "external_key": "crm:9",
        "kind": "manager",
        "name": "Sutini",
        "cooperative_id": str(hall.cooperatives[0]),
    }
    other = api.post(api.admin, "/api/v1/events", {"name": "Lain", "day": "2025-07-05"})["id"]
    village = {"village_code": "33.04.01.2003", "village": "Gumelem", "kecamatan": "Susukan"}
    at_other = f"/api/v1/events/{other}/cooperatives"
    unknown = api.post(api.admin, at_other, village | {"name": "KDMP Gumelem"})["id"]
    items = put(
        api,
        guest(1, nmae="x"),
        manager,
        manager | {"external_key": "crm:10", "cooperative_id": unknown},
        guest(4, kind="representative", partner_id=unknown),
        guest(5, kind="manager"),
        guest(9),
        "nobody",
        guest(6),
    )
    assert [one["status"] for one in items] == [422, 201, 422, 422, 422, 409, 422, 201]
    told = [one["errors"][0]["code"] if one["errors"] else None for one in items]
    assert told == [
        "extra_forbidden",
        None,
        "represented_cooperative_unknown",
        "represented_partner_unknown",
        "attendee_party",
        "external_key_taken",
        "model_type",
        None,
    ]
    assert items[0]["errors"][0]["pointer"] == "/people/0/nmae"
    assert items[2]["errors"][0]["pointer"] == "/people/2/cooperative_id"
    assert len(api.get(api.viewer, api.at("/attendees"))["items"]) == 2


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_many_are_read_and_written_with_as_few_questions_as_one(api: Api) -> None:
    asked: list[str] = []

    def count(*given: Any) -> None:
        asked.append(given[2])

    put(api, guest(0))  # what is asked once only
    sqlalchemy_event.listen(api.engine, "before_cursor_execute", count)
    put(api, guest(1))
    of_one = len(asked)
    asked.clear()
    put(api, *(guest(number) for number in range(2, 42)))
    of_many = len(asked)
    sqlalchemy_event.remove(api.engine, "before_cursor_execute", count)
    assert of_many <= of_one + 2, asked


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_nobody_but_organizers_puts_people_and_not_too_many(api: Api) -> None:
    path = api.at("/attendees/batch")
    assert api.viewer.post(path, json={"people": []}).status_code == 403
    many = {"people": [guest(number) for number in range(501)]}
    assert api.organizer.post(path, json=many).status_code == 422
