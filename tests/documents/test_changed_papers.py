"""Papers that changed since a version: also those of tables that were moved meanwhile."""

from datetime import timedelta
from typing import Any

import pytest

from app.core.database.sessions import transaction
from app.meetings.records import Timetable, TimetableStatus
from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock
from tests.documents.samples import page_texts

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def badges(api: Api) -> int:
    """Count the badges that changed since version 2."""
    answer = api.organizer.get(api.at("/documents/badges.pdf"), params={"changed_since": 2})
    return len(page_texts(answer.content)) if answer.status_code == 200 else 0


def change(api: Api, act: str, table: dict[str, Any], spare: str) -> None:
    changes: dict[str, dict[str, Any]] = {
        "seats": {"seats": 3},
        "number": {"number": 77},
        "zone": {"zone": "Timur"},
    }
    if act == "added":
        api.post(api.organizer, api.at("/tables"), {"partner_id": table["partner_id"], "number": 8})
    elif act == "deleted":
        assert api.organizer.delete(api.at(f"/tables/{spare}")).status_code == 204
    else:
        changed = api.organizer.patch(api.at(f"/tables/{table['id']}"), json=changes[act])
        assert changed.status_code == 200, changed.text


@pytest.mark.parametrize(
    ("act", "printed"), [("seats", 0), ("number", 1), ("zone", 1), ("added", 1), ("deleted", 1)]
)
def test_a_partners_badges_change_with_the_places_of_its_tables(
    api: Api, clock: StillClock, act: str, printed: int
) -> None:
    furnish(api.engine, api.event_id, api.now)
    table = api.get(api.viewer, api.at("/tables"))["items"][0]
    own = {"partner_id": table["partner_id"]}
    spare = api.post(api.organizer, api.at("/tables"), own | {"number": 99})["id"]
    person = own | {"kind": "representative", "name": "Karno"}
    api.post(api.organizer, api.at("/attendees"), person)
    api.post(api.organizer, api.at("/badges"), {})
    clock.advance(timedelta(minutes=5))
    with transaction(api.engine) as session:
        draft: dict[str, Any] = {"status": TimetableStatus.DRAFT, "origin": "test"}
        draft["created_at"] = clock.now()
        session.add(Timetable(event_id=api.event_id, number=2, **draft))
    clock.advance(timedelta(minutes=5))
    assert badges(api) == 0
    change(api, act, table, spare)
    assert badges(api) == printed
