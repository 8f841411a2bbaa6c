"""Records of another event cannot be reached, changed or referred to."""

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from app.core.settings import Settings
from app.main import create_app
from tests.api import Api
from tests.attendees.test_cooperatives_api import GUMELEM
from tests.checkin.hall import furnish, new_event
from tests.day.hall import leave_traces
from tests.routes import all_routes

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
OF_THE_INSTALLATION = {"event_id", "user_id", "code", "name"}
"""Path parameters that name nothing inside an event."""
BODIES: dict[str, dict[str, Any]] = {
    "/attendees": {"kind": "manager", "name": "Sutini", "cooperative_id": "cooperative"},
    "/attendees ": {"kind": "representative", "name": "Karno", "partner_id": "partner"},
    "/tables": {"number": 77, "partner_id": "partner"},
    "/requests": {"cooperative_id": "cooperative", "partner_id": "partner"},
    "/locks": {
        "kind": "lock",
        "cooperative_id": "cooperative",
        "partner_id": "partner",
        "slot_id": "slot",
        "table_id": "table",
    },
    "/gates": {"name": "Meja", "kind": "table", "table_id": "table"},
    "/devices": {"name": "Pintu 1", "scope": "checkin", "gate_ids": ["gate"]},
    "/devices ": {"name": "Meja 1", "scope": "table", "table_ids": ["table"]},
    "/badges": {"attendee_id": "attendee"},
    "/badges/prints": {"badge_ids": ["badge"]},
    "/door/reprints": {"attendee_id": "attendee"},
    "/substitutions": {"name": "Wati", "attendee_id": "manager"},
    "/walk-ins": {"name": "Sri", "cooperative_id": "cooperative"},
    "/scans": {
        "scan_id": "0197c0de-0000-7000-8000-0000000000aa",
        "gate_id": "gate",
        "code": "x",
        "scanned_at": "2025-07-04T00:00:00Z",
    },
}
"""Bodies that refer to a record, by kind; each is accepted with a record of the own event."""


@pytest.fixture
def others(api: Api, engine: Engine) -> dict[str, str]:
    """An id of every kind of record in an event that only the administrator may see."""
    event = new_event(engine, api.now)
    furnish(engine, event, api.now)
    ids = things(api, f"/api/v1/events/{event}")
    left = leave_traces(engine, event, api.now)
    named = {"number": "1", "against": "1", "option": "1", "key": "0f3a9c1b2d4e5f60-1"}
    keys = api.get(api.admin, f"/api/v1/events/{event}/badges/keys")["items"]
    named["key_id"] = keys[0]["key_id"]
    named |= {"kind": "release", "act": left["release"], "file": "badge.svg"}
    return ids | left | {"event": str(event)} | named


def things(api: Api, at: str) -> dict[str, str]:
    """Add every kind of record to an event over HTTP; return an id of each kind."""
    names = ("cooperative", "attendee", "table", "gate", "badge")
    ids = {name: api.get(api.admin, f"{at}/{name}s")["items"][0]["id"] for name in names}
    ids["manager"] = ids["attendee"]
    ids["partner"] = api.get(api.admin, f"{at}/tables/{ids['table']}")["partner_id"]
    ids["meeting"] = api.get(api.admin, f"{at}/meetings")["items"][0]["id"]
    links = f"{at}/partners/{ids['partner']}/links"
    ids["link"] = api.post(api.admin, links, {"name": "Ani"})["id"]
    slots = api.get(api.admin, f"{at}/programme")["items"]
    ids["slot"] = next(slot["id"] for slot in slots if slot["kind"] == "slot")
    pair = {"cooperative_id": ids["cooperative"], "partner_id": ids["partner"]}
    ids["request"] = api.post(api.admin, f"{at}/requests", pair)["id"]
    ids["lock"] = api.post(api.admin, f"{at}/locks", pair | {"kind": "block"})["id"]
    lunch = {"name": "Makan siang", "starts_at": "09:40", "ends_at": "10:40"}
    ids["pause"] = api.post(api.admin, f"{at}/pauses", lunch)["id"]
    asked = {"kind": "access", "attendee_id": ids["attendee"]}
    ids["claim"] = api.post(api.admin, f"{at}/claims", asked)["id"]
    signage = {"name": "Layar", "scope": "signage"}
    ids["device"] = api.post(api.admin, f"{at}/devices", signage)["device"]["id"]
    scan = {
        "scan_id": "0197c0de-0000-7000-8000-0000000000ab",
        "gate_id": ids["gate"],
        "code": api.get(api.admin, f"{at}/badges")["items"][0]["code"],
        "direction": "exit",  # of a person who never entered: a conflict
        "offline": True,
        "scanned_at": api.now.isoformat(),
    }
    ids["scan"] = api.post(api.admin, f"{at}/scans", scan)["id"]
    ids["conflict"] = api.get(api.admin, f"{at}/conflicts")["items"][0]["id"]
    scan = filled(BODIES["/scans"], ids)
    ids["scan"] = api.post(api.admin, f"{at}/scans", scan)["id"]
    upload = api.admin.post(
        f"{at}/imports",
        data={"kind": "attendees"},
        files={"file": ("x.csv", b"Nama;Desa;Kecamatan\nAni;Derik;Susukan\n")},
    )
    assert upload.status_code == 201, upload.text
    api.post(api.admin, f"{at}/solve-runs", {}, status=202)
    badges = {"document": "badges.pdf"}
    hook = {"url": "https://app.example.id/kait"}
    ids["webhook"] = api.post(api.admin, f"{at}/webhooks", hook)["id"]
    ids["print_run"] = api.post(api.admin, f"{at}/print-runs", badges, status=202)["id"]
    return ids


def test_no_route_leads_to_a_thing_of_another_event(
    api: Api, others: dict[str, str], tmp_path: Path
) -> None:
    app = create_app(Settings(database_url=f"sqlite:///{tmp_path / 'x.db'}"))
    wrong, asked = [], 0
    for route in all_routes(app):
        names = set(re.findall(r"\{(\w+)\}", route.path)) - OF_THE_INSTALLATION
        if "{event_id}" not in route.path or not names:
            continue
        path = route.path.replace("{event_id}", str(api.event_id))
        for name in names:
            there = others.get(name) or others[name.removesuffix("_id")]
            path = path.replace(f"{{{name}}}", there)
        body: dict[str, Any] | None = None if route.method in {"GET", "DELETE"} else {}
        answer = api.organizer.request(route.method, path, json=body)
        asked += 1
        if answer.status_code != 404:
            wrong.append(f"{route}: {answer.status_code}")
    assert wrong == []
    assert asked > 30


def test_a_token_of_another_user_cannot_be_revoked(api: Api) -> None:
    token = api.get(api.admin, "/api/v1/auth/tokens")["items"][0]["id"]
    assert api.organizer.delete(f"/api/v1/auth/tokens/{token}").status_code == 404
    assert api.admin.get("/api/v1/auth/me").status_code == 200


def test_no_body_may_refer_to_a_thing_of_another_event(
    api: Api, engine: Engine, others: dict[str, str]
) -> None:
    own = own_things(api)
    wrong = []
    for path, template in BODIES.items():
        address = api.at(path.strip())
        for name, kind in template.items():
            if not refers(name):
                continue
            body = filled(template, own) | filled({name: kind}, others)
            answer = api.organizer.post(address, json=body)
            if answer.status_code not in {404, 422}:
                wrong.append(f"{path} {name}: {answer.status_code} {answer.text}")
        fine = api.organizer.post(address, json=filled(template, own))
        assert fine.is_success, (path, fine.text)
    assert wrong == []


def own_things(api: Api) -> dict[str, str]:
    village = api.post(api.organizer, api.at("/cooperatives"), GUMELEM)["id"]
    partner = api.post(api.organizer, api.at("/partners"), {"code": "A", "name": "A"})["id"]
    table = api.post(api.organizer, api.at("/tables"), {"partner_id": partner, "number": 1})["id"]
    guest = api.post(api.organizer, api.at("/attendees"), {"kind": "guest", "name": "Ani"})["id"]
    gate = api.post(api.organizer, api.at("/gates"), {"name": "Pintu"})["id"]
    api.post(api.organizer, api.at("/badges"), {"attendee_id": guest})
    badge = api.get(api.organizer, api.at("/badges"))["items"][0]["id"]
    slots = api.get(api.organizer, api.at("/programme"))["items"]
    slot = next(each["id"] for each in slots if each["kind"] == "slot")
    late = {"kind": "guest", "name": "Budi"}
    manager = {"kind": "manager", "name": "Karto", "cooperative_id": village}
    return {
        "cooperative": village,
        "partner": partner,
        "table": table,
        "gate": gate,
        "badge": badge,
        "slot": slot,
        "manager": api.post(api.organizer, api.at("/attendees"), manager)["id"],
        "attendee": api.post(api.organizer, api.at("/attendees"), late)["id"],
    }


def filled(template: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    return {
        name: ([ids[kind[0]]] if name.endswith("_ids") else ids[kind]) if refers(name) else kind
        for name, kind in template.items()
    }


def refers(name: str) -> bool:
    return name.endswith(("_id", "_ids")) and name != "scan_id"


def test_no_list_shows_a_thing_of_another_event(api: Api, others: dict[str, str]) -> None:
    cases = {
        "/attendees": ("cooperative", "partner"),
        "/requests": ("cooperative", "partner"),
        "/tables": ("partner",),
        "/badges": ("attendee",),
        "/scans": ("gate", "attendee"),
    }
    for path, kinds in cases.items():
        for kind in kinds:
            answer = api.organizer.get(api.at(path), params={f"{kind}_id": others[kind]})
            assert answer.status_code in {200, 404, 422}, answer.text
            assert answer.json().get("items", []) == [], (path, kind)
    for kind in ("cooperative", "partner"):
        calendar = api.organizer.get(
            api.at("/documents/calendar.ics"), params={f"{kind}_id": others[kind]}
        )
        assert calendar.status_code in {404, 422}, kind
