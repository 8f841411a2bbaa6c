"""Lists narrowed to what a client has not read yet."""

from datetime import timedelta
from typing import Any

import pytest

from tests.api import Api
from tests.attendees.test_cooperatives_api import village
from tests.conftest import StillClock


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_has_changed_since_is_listed(api: Api, clock: StillClock) -> None:
    bodies: dict[str, list[dict[str, Any]]] = {
        "cooperatives": [village(2001, "Berta", "Susukan"), village(2002, "Derik", "Susukan")],
        "attendees": [{"kind": "guest", "name": "Ani"}, {"kind": "guest", "name": "Budi"}],
        "partners": [{"code": "A", "name": "PT A"}, {"code": "B", "name": "PT B"}],
    }
    for name, (one, other) in bodies.items():
        path = api.at(f"/{name}")
        first = api.post(api.organizer, path, one)
        clock.advance(timedelta(minutes=1))
        second = api.post(api.organizer, path, other)
        since = second["updated_at"]
        listed = api.get(api.organizer, path, updated_since=since)["items"]
        assert [item["id"] for item in listed] == [second["id"]]
        clock.advance(timedelta(minutes=1))
        api.organizer.patch(f"{path}/{first['id']}", json={"name": "Nama baru"})
        listed = api.get(api.organizer, path, updated_since=since)["items"]
        assert {item["id"] for item in listed} == {first["id"], second["id"]}
        listed = api.get(api.organizer, path, updated_since=clock.now().isoformat())["items"]
        assert [item["id"] for item in listed] == [first["id"]]
