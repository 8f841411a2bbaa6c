"""Decisions at the same moment: one succeeds, the others are refused."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from app.core.database.sessions import transaction
from app.events.records import Event
from app.meetings.records import TimetableStatus
from app.meetings.versions import queries
from app.meetings.versions.publishing import publish
from tests.api import Api
from tests.conftest import StillClock
from tests.day.at_once import outcome, race
from tests.day.hall import Day, open_day
from tests.day.standby import JUST_BEFORE, freed, seat_of

AT_ONCE = 4


def test_of_several_adoptions_at_once_each_counts_once_or_says_why_not(api: Api) -> None:
    day = open_day(api)
    gone: list[dict[str, Any]] = [
        {"kind": "cooperative_absent", "cooperative_id": str(cooperative)}
        for cooperative in day.hall.cooperatives[: AT_ONCE - 1]
    ]
    numbers = [day.propose([change])["number"] for change in gone]
    paths = [api.at(f"/proposals/{number}/adopt") for number in [*numbers, numbers[0]]]
    answers = race(*(partial(api.organizer.post, path) for path in paths))
    won, codes = outcome(answers)
    assert codes <= {"proposal_stale", "proposal_outdated", "proposal_decided"}
    assert 1 <= won < len(paths), "one was asked for twice"
    assert day.published() == 1 + won
    statuses = [day.read(number)["status"] for number in numbers]
    assert statuses.count("adopted") == won
    absences = [
        api.get(api.viewer, api.at(f"/cooperatives/{change['cooperative_id']}"))["absences"]
        for change in gone
    ]
    assert [len(one) for one in absences] == [status == "adopted" for status in statuses]


@pytest.fixture
def late(api: Api, clock: StillClock) -> Day:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    return day


def test_of_offers_and_answers_at_once_for_one_seat_exactly_one_succeeds(late: Day) -> None:
    api = late.api
    one, released, _ = freed(late)
    seat = {**seat_of(one), "seat": released["seat"]}
    offers = race(*[lambda: api.organizer.post(api.at("/standby/offers"), json=seat)] * AT_ONCE)
    assert outcome(offers)[0] == 1
    (made,) = [answer.json() for answer in offers if answer.is_success]
    version = late.published()
    accept = api.at(f"/standby/offers/{made['id']}/accept")
    undo = api.at(f"/releases/{released['id']}/undo")
    answers = race(
        lambda: api.organizer.post(accept),
        lambda: api.organizer.post(undo),
        lambda: api.organizer.post(accept),
        lambda: api.organizer.post(undo),
    )
    assert outcome(answers)[0] == 1
    assert late.published() == version + 1
    sitting = [
        m
        for m in late.meetings(version + 1)
        if (m["table_id"], m["slot_id"], m["seat"])
        == (seat["table_id"], seat["slot_id"], seat["seat"])
    ]
    assert len(sitting) == 1


def test_a_meeting_is_released_once(late: Day, clock: StillClock) -> None:
    api = late.api
    listed = api.get(api.viewer, api.at("/releases/due"))["items"]
    body = {"meeting_ids": [listed[0]["meeting_id"]]}
    answers = race(*[lambda: api.organizer.post(api.at("/releases"), json=body)] * AT_ONCE)
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    clock.moment += timedelta(minutes=1)
    assert len(api.get(api.viewer, api.at("/releases"))["items"]) == 1


@pytest.mark.parametrize(
    "database_url", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
def test_a_version_published_again_while_another_replaces_it_ends_up_published(
    api: Api,
) -> None:
    day = open_day(api)
    with transaction(api.engine) as session:
        event = session.get_one(Event, api.event_id)
        first = queries.timetable(session, api.event_id, 1)
        assert first is not None
        assert first.status is TimetableStatus.PUBLISHED
        api.post(api.organizer, api.at("/timetables/1/restore"), {}, status=200)
        assert day.published() == 2
        publish(session, event, first, actor="test", now=api.now)
    assert day.published() == 1
