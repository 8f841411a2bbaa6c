"""A PATCH that changes nothing keeps the version, so nobody else's `If-Match` goes stale."""

import json
from typing import Any

import pytest

from app.openapi import CARRIED
from tests.api import Api

_VILLAGE = {"village": "Karangjati", "kecamatan": "Susukan"}
_CHANGES: dict[str, dict[str, Any]] = {
    "event": {"place": "Pendopo"},
    "cooperatives": {"needs": []},
    "attendees": {"name": "Budi Santoso"},
    "partners": {"absences": []},
    "tables": {"seats": 3},
}


def _made(api: Api) -> dict[str, str]:
    """Make one of each, with something in each of its lists; return the addresses."""
    api.organizer.put(
        api.at("/tags/pupuk"),
        json={"label_id": "Pupuk", "label_en": "Fertilizer", "direction": "need"},
    )
    away = [{"starts_at": "09:00", "ends_at": "10:00"}]
    bodies: dict[str, dict[str, Any]] = {
        "cooperatives": {
            "name": "KDMP Karangjati",
            "village_code": "33.04.01.2001",
            **_VILLAGE,
            "needs": ["pupuk"],
            "absences": away,
        },
        "attendees": {"kind": "guest", "name": "Budi"},
        "partners": {"code": "PIHC", "name": "PT Pupuk", "offers": ["pupuk"], "absences": away},
    }
    made = {"event": api.at()}
    for name, body in bodies.items():
        made[name] = api.at(f"/{name}/{api.post(api.organizer, api.at(f'/{name}'), body)['id']}")
    table = {"partner_id": made["partners"].rpartition("/")[2], "number": 4, "seats": 2}
    made["tables"] = api.at(f"/tables/{api.post(api.organizer, api.at('/tables'), table)['id']}")
    return made


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_patch_that_changes_nothing_keeps_the_version(api: Api) -> None:
    schemas = json.loads(CARRIED.read_text("utf-8"))["components"]["schemas"]
    for name, path in _made(api).items():
        patch = {"event": "EventPatch"}.get(name) or f"{name[:-1].capitalize()}Patch"
        read = api.organizer.get(path)
        etag, body = read.headers["ETag"], read.json()
        same = {key: body[key] for key in schemas[patch]["properties"] if key in body}
        if "absences" in same:
            same["absences"] = [{"starts_at": "09:00", "ends_at": "10:00"}]
        for nothing in ({}, same):
            kept = api.organizer.patch(path, json=nothing, headers={"If-Match": etag})
            assert kept.status_code == 200, kept.text
            assert kept.json() == body, name
        changed = api.organizer.patch(path, json=_CHANGES[name], headers={"If-Match": etag})
        assert (changed.status_code, changed.json()["version"]) == (200, body["version"] + 1), name
        stale = api.organizer.patch(path, json=same, headers={"If-Match": etag})
        assert stale.status_code == 412
    history = api.get(api.organizer, api.at("/audit"), limit=200)["items"]
    updates = [one["action"] for one in history if one["action"].endswith(".update")]
    assert sorted(updates) == sorted(f"{name.removesuffix('s')}.update" for name in _CHANGES)
