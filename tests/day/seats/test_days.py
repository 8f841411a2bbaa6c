"""Who has come, on each day of an event of two, on both databases."""

from datetime import timedelta
from uuid import UUID

from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.day.seats.presence import present_cooperatives
from app.events.records import Event
from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import open_day
from tests.day.programme.test_days import DAYS, add_day
from tests.day.standby import JUST_BEFORE, due


def test_who_met_on_the_first_day_has_not_come_on_the_second(api: Api, clock: StillClock) -> None:
    add_day(api)
    day = open_day(api, cooperatives=8)
    clock.advance(JUST_BEFORE)
    held = day.meetings()
    first, *_ = due(day)

    def met(meeting_id: str) -> None:
        fact = {"fact_id": str(new_id()), "meeting_id": meeting_id, "status": "held"}
        api.post(api.organizer, api.at("/meeting-facts"), fact | {"recorded_at": str(clock.now())})

    def arrived() -> set[UUID]:
        with transaction(api.engine, read_only=True) as session:
            event = session.get_one(Event, api.event_id)
            return present_cooperatives(session, event, clock.now())

    met(first["meeting_id"])
    visitor = UUID(first["place"]["cooperative_id"])
    assert arrived() == {visitor}
    clock.advance(timedelta(days=1))
    assert arrived() == set()
    met(first["meeting_id"])
    assert arrived() == set(), "told later, it is still about the first day"
    second = next(one for one in held if one["starts_at"].startswith(DAYS[1]))
    met(second["id"])
    assert arrived() == {UUID(second["cooperative_id"])}
