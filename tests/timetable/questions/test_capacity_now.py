"""An event's capacity in a few figures, from its newest answers."""

from app.core.database.sessions import transaction
from app.events.records import Event
from app.timetable.questions.capacity_now import (
    BestTable,
    CapacityNow,
    ask_capacity_now,
    latest_capacity,
)
from app.timetable.works.answering import answer
from tests.api import Api
from tests.meetings.hall import Hall
from tests.timetable.asked import answered


def test_the_capacity_now_is_that_of_the_newest_answers(api: Api, hall: Hall) -> None:
    def known() -> CapacityNow | None:
        with transaction(api.engine, read_only=True) as session:
            return latest_capacity(session, session.get_one(Event, api.event_id))

    with transaction(api.engine) as session:
        event = session.get_one(Event, api.event_id)
        asked = ask_capacity_now(session, event, actor="test", now=api.now)
    assert known() is None, "it is not answered yet"
    for analysis in asked:
        answer(analysis.id, api.engine)
    now = known()
    assert now is not None
    assert now.best is not None
    found = answered(api, "/capacity", {"more_tables": [1, 0]})["answer"]
    point = found["points"][1]
    now = known()
    assert now is not None
    assert (now.requested, now.achieved, now.bound) == (
        found["requested"],
        point["achieved"],
        point["bound"],
    )
    best = answered(api, "/table-values", {})["answer"]["values"][0]
    now = known()
    assert now is not None
    assert now.best == BestTable(best["partner"], best["meetings"])
