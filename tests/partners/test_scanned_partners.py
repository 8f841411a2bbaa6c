"""Partners and tables with scans cannot be deleted: scans are kept for ever."""

from uuid import UUID

import pytest

from app.attendees.records import Attendee
from app.core.database.sessions import transaction
from tests.api import Api
from tests.checkin.hall import Hall, furnish
from tests.conftest import StillClock


@pytest.fixture
def hall(api: Api) -> Hall:
    return furnish(api.engine, api.event_id, api.now)


def test_partners_and_tables_with_scans_cannot_be_deleted(
    api: Api, hall: Hall, clock: StillClock
) -> None:
    partner = api.post(api.organizer, api.at("/partners"), {"code": "BULOG", "name": "Bulog"})["id"]
    table = api.post(api.organizer, api.at("/tables"), {"partner_id": partner, "number": 70})["id"]
    gate = {"name": "Meja 70", "kind": "table", "table_id": table}
    made = api.post(api.organizer, api.at("/gates"), gate)["id"]
    scan = hall.body(hall.codes[0], clock.now()) | {"gate_id": made}
    api.post(api.organizer, api.at("/scans"), scan)
    envoy = {"kind": "representative", "partner_id": partner, "name": "Ratna"}
    person = api.post(api.organizer, api.at("/attendees"), envoy)["id"]
    used = {f"/tables/{table}": "table_in_use", f"/partners/{partner}": "partner_in_use"}
    for path, code in used.items():
        assert api.organizer.delete(api.at(path)).json()["code"] == code
    other = api.post(api.organizer, api.at("/partners"), {"code": "PLN", "name": "PLN"})["id"]
    with transaction(api.engine) as session:
        session.get_one(Attendee, UUID(person)).partner_id = UUID(other)
    by_hand = hall.body("", clock.now(), attendee_id=person)
    del by_hand["code"]
    api.post(api.organizer, api.at("/scans"), by_hand)
    assert api.organizer.delete(api.at(f"/partners/{other}")).json()["code"] == "partner_in_use"
    assert len(api.get(api.viewer, api.at("/scans"))["items"]) == 2
