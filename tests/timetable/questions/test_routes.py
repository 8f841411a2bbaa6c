"""Analyses through HTTP: listing, waiting for and stopping them."""

from datetime import timedelta

from app.timetable.works.answering import answer
from tests.api import EVENT, Api
from tests.conftest import StillClock
from tests.meetings.hall import Hall
from tests.timetable.asked import answered, ask, identity


def test_moves_of_yesterday_are_deleted_and_their_numbers_not_used_again(
    api: Api, hall: Hall, clock: StillClock
) -> None:
    meeting = api.get(api.viewer, api.at("/timetables/1/meetings"))["items"][0]
    answered(api, "/capacity", {})
    number = ask(api, "/timetables/1/moves", {"meeting_id": meeting["id"]})["number"]
    answer(identity(api, number), api.engine, clock=clock)
    clock.advance(timedelta(days=1, seconds=1))
    ask(api, "/timetables/1/moves", {"meeting_id": meeting["id"]})
    listed = api.get(api.viewer, api.at("/analyses"))["items"]
    assert [(one["number"], one["kind"]) for one in listed] == [(1, "capacity"), (3, "moves")]


def test_analyses_are_listed_and_numbered_and_kept_from_others(api: Api, hall: Hall) -> None:
    ask(api, "/capacity", {})
    ask(api, "/table-values", None)
    listed = api.get(api.viewer, api.at("/analyses"))["items"]
    assert [(one["number"], one["kind"]) for one in listed] == [
        (1, "capacity"),
        (2, "table_values"),
    ]
    assert listed[0]["question"] == {"more_tables": [0], "seats": [None], "slots": [None]}
    only = api.get(api.viewer, api.at("/analyses"), kind="table_values")["items"]
    assert [one["number"] for one in only] == [2]
    assert api.viewer.post(api.at("/capacity"), json={}).status_code == 403
    assert api.outsider.get(api.at("/analyses/1")).status_code == 404
    assert api.viewer.get(api.at("/analyses/3")).status_code == 404
    other = api.post(api.admin, "/api/v1/events", EVENT)["id"]
    for path in ("/analyses/1", "/analyses"):
        mine = api.admin.get(f"/api/v1/events/{other}{path}")
        assert (mine.status_code, mine.json().get("items")) in ((404, None), (200, []))


def test_a_queued_analysis_is_stopped_at_once_and_an_ended_one_cannot_be(
    api: Api, hall: Hall
) -> None:
    ask(api, "/capacity", {})
    path = api.at("/analyses/1/stop")
    assert api.viewer.post(path).status_code == 403
    stopped = api.post(api.organizer, path, None, status=202)
    assert (stopped["status"], stopped["stop_requested"]) == ("stopped", True)
    answer(identity(api, 1), api.engine)
    assert api.get(api.viewer, api.at("/analyses/1"))["answer"] is None
    again = api.organizer.post(path)
    assert (again.status_code, again.json()["code"]) == (409, "analysis_ended")


def test_a_request_that_waits_is_answered_at_the_end_or_when_its_time_is_over(
    api: Api, hall: Hall
) -> None:
    ask(api, "/capacity", {})
    waited = api.get(api.viewer, api.at("/analyses/1"), wait=0.1)
    assert (waited["status"], waited["answer"]) == ("queued", None)
    answer(identity(api, 1), api.engine)
    assert api.get(api.viewer, api.at("/analyses/1"), wait=25)["answer"]["kind"] == "capacity"
    assert api.viewer.get(api.at("/analyses/1?wait=26")).status_code == 422
    assert api.outsider.get(api.at("/analyses/1?wait=1")).status_code == 404
