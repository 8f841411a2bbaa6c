"""What the answer to a change shows of people: what a reading shows, and audited as one."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api import Api
from tests.auth.factors.keys import person
from tests.conftest import StillClock

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
DOCUMENT = Path(__file__).parents[2] / "app" / "openapi.json"
SECRETS = {"phone": "+6281200003864", "email": "tamu@example.id", "note": "Kursi roda"}
GUEST = {"external_key": "crm:1", "kind": "guest", "name": "Tamu"}
AT = "/api/v1/events/{event_id}/attendees"
ADDING, CHANGING, MANY = f"POST {AT}", f"PATCH {AT}/{{attendee_id}}", f"POST {AT}/batch"


def answering_with_people() -> set[str]:
    """Every change whose answer holds a person, by the document of the API."""
    document = json.loads(DOCUMENT.read_text())

    def holds(part: object, seen: frozenset[str] = frozenset()) -> bool:
        if isinstance(part, list):
            return any(holds(one, seen) for one in part)
        if not isinstance(part, dict):
            return False
        name = str(part.get("$ref", "")).partition("#/components/schemas/")[2]
        if name == "AttendeeOut":
            return True
        if name and name not in seen:
            return holds(document["components"]["schemas"][name], seen | {name})
        return any(holds(one, seen) for one in part.values())

    return {
        f"{method.upper()} {path}"
        for path, methods in document["paths"].items()
        for method, route in methods.items()
        if method in ("post", "put", "patch", "delete")
        and holds([one for status, one in route["responses"].items() if status < "3"])
    }


def answers(api: Api, client: TestClient, own: str) -> dict[str, Any]:
    """The person in the answer to each change that sends nothing personal."""
    many = api.post(client, api.at("/attendees/batch"), {"people": [GUEST]}, 200)
    return {
        CHANGING: client.patch(own, json={}).json(),
        MANY: many["items"][0]["attendee"],
    }


def looks(api: Api) -> list[str]:
    entries = api.get(api.admin, "/api/v1/audit", action="personal_data.read", limit=200)["items"]
    return [entry["subject"] for entry in entries]


def added(api: Api, client: TestClient) -> str:
    made = api.post(client, api.at("/attendees"), GUEST | SECRETS)
    assert made["phone"] == SECRETS["phone"], "what was sent is no news"
    return api.at(f"/attendees/{made['id']}")


def test_a_change_shows_personal_data_only_with_a_fresh_proof_and_is_audited(
    api: Api, clock: StillClock
) -> None:
    kepala = person(api, "kepala", is_admin=True)
    own = added(api, kepala)
    assert looks(api) == [], "adding reads nothing"
    fresh = answers(api, kepala, own)
    assert {ADDING, *fresh} == answering_with_people()
    assert {route: one["phone"] for route, one in fresh.items()} == dict.fromkeys(
        fresh, SECRETS["phone"]
    )
    assert sorted(looks(api)) == sorted([own, api.at("/attendees/batch")])
    clock.advance(timedelta(hours=1, seconds=1))
    for route, one in answers(api, kepala, own).items():
        shown = {name: one[name] for name in (*SECRETS, "redacted")}
        assert shown == {**dict.fromkeys(SECRETS), "redacted": True}, route
    assert len(looks(api)) == 2


def test_a_person_who_is_sent_back_as_they_were_read_keeps_what_was_hidden(api: Api) -> None:
    own = added(api, api.organizer)
    api.post(api.organizer, own + "/restrict", {}, 200)
    for route, one in answers(api, api.organizer, own).items():
        assert {one[name] for name in SECRETS} == {None}, route
    read = api.get(api.organizer, own)
    nothing = {name: read[name] for name in ("name", *SECRETS, "phone_other")}
    assert api.organizer.patch(own, json=nothing).json()["version"] == read["version"]
    put = {"people": [GUEST | nothing]}
    items = api.post(api.organizer, api.at("/attendees/batch"), put, 200)["items"]
    assert items[0]["outcome"] == "unchanged"
    assert api.organizer.patch(own, json={"email": "baru@example.id"}).status_code == 200
    api.post(api.organizer, own + "/lift-restriction", {}, 200)
    lifted = api.get(api.organizer, own)
    held = {name: lifted[name] for name in SECRETS}
    assert held == SECRETS | {"email": "baru@example.id"}, "a correction counts"
    assert api.organizer.patch(own, json={"note": None}).json()["note"] is None
