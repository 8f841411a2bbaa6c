"""The form of a party's slots, sent after absences over midnight or a changed programme."""

from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.attendees.cooperatives import add_absence as of_cooperative
from app.attendees.records import Cooperative
from app.core.database.sessions import transaction
from app.partners.records import Partner
from app.partners.service import add_absence as of_partner
from tests.api import Api
from tests.day.programme.test_changes import change, last_slot, programme
from tests.meetings.hall import fill
from tests.web.organizer import send, slots_shown

MIDNIGHT = datetime(2025, 7, 4, 17, tzinfo=UTC)
"""In Jakarta, at the end of the event's day."""
EVENING = (datetime(2025, 7, 4, 11, 0, 7, tzinfo=UTC), MIDNIGHT)
NIGHT = (datetime(2025, 7, 4, 12, tzinfo=UTC), datetime(2025, 7, 5, 3, tzinfo=UTC))


@pytest.fixture(params=["cooperatives", "partners"])
def where(request: pytest.FixtureRequest, api: Api) -> str:
    """The address of a record that is away in the evening, and into the next day."""
    hall = fill(api.engine, api.event_id, api.now)
    with transaction(api.engine) as session:
        host = session.get_one(Partner, hall.partners[0])
        visitor = session.get_one(Cooperative, hall.cooperatives[0])
        for away in (EVENING, NIGHT):
            of_partner(session, host, away, actor="test", now=api.now)
            of_cooperative(session, visitor, away, actor="test", now=api.now)
        return f"/{request.param}/{(host if request.param == 'partners' else visitor).id}"


def spans(api: Api, where: str) -> list[tuple[datetime, ...]]:
    rows: list[dict[str, Any]] = api.get(api.viewer, api.at(where))["absences"]
    found = [
        tuple(datetime.fromisoformat(row[name]) for name in ("starts_at", "ends_at"))
        for row in rows
    ]
    return sorted(found)


def test_absences_to_midnight_and_beyond_stay_as_they_are(
    api: Api, browser: TestClient, where: str
) -> None:
    shown = slots_shown(browser, api, where)
    chosen = [mark.split()[0] for mark in shown[1:]]
    answer = send(browser, api, where + "/availability", version="3", shown=shown, present=chosen)
    assert answer.status_code == 303, answer.text
    morning = (datetime(2025, 7, 4, 2, 40, tzinfo=UTC), datetime(2025, 7, 4, 3, tzinfo=UTC))
    assert spans(api, where) == [morning, EVENING, NIGHT]


def test_a_form_of_another_programme_is_not_saved_and_keeps_its_ticks(
    api: Api, browser: TestClient, where: str
) -> None:
    shown = slots_shown(browser, api, where)
    first, second, last = (mark.split()[0] for mark in shown)
    wanted = programme(api)
    last_slot(wanted).update(starts_at="13:10", ends_at="13:30")
    assert change(api, wanted).status_code == 200
    form = {"version": "3", "shown": shown, "present": [second]}
    refused = send(browser, api, where + "/availability", **form)
    assert refused.status_code == 412, refused.text
    assert "Your ticks are still here" in refused.text
    assert f"{where}/availability#availability" in refused.text, "the answer opens at its form"
    ticked = [f'value="{one}" checked' in refused.text for one in (first, second, last)]
    assert ticked == [False, True, True], "the moved slot is as it is on record"
    assert spans(api, where) == [EVENING, NIGHT]
    again = form | {"shown": slots_shown(browser, api, where)}
    assert send(browser, api, where + "/availability", **again).status_code == 303
    assert len(spans(api, where)) == 4
