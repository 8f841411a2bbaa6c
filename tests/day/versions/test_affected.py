"""Whom a step from one version to another affects: counted by the database as by the rules."""

import pytest
from sqlmodel import Session

from app.core.database.sessions import transaction
from app.day.versions import affected
from app.day.versions.affected import Step
from app.day.versions.schemas import DiffOut
from app.day.versions.views import changes_between
from app.events.records import Event
from app.meetings import queries as meetings
from app.meetings.records import Timetable
from app.meetings.versions import queries as versions
from tests.api import Api
from tests.day.hall import Day, open_day


@pytest.fixture
def day(api: Api) -> Day:
    """Versions 1 and 2: in the second a cooperative is away, so another may take its seats."""
    day = open_day(api)
    gone = day.meetings()[0]
    change = {"kind": "cooperative_absent", "cooperative_id": gone["cooperative_id"]}
    day.adopt(day.propose([change])["number"])
    return day


def version(session: Session, api: Api, number: int) -> Timetable:
    found = versions.timetable(session, api.event_id, number)
    assert found is not None
    return found


def tables_of(diff: DiffOut) -> list[int]:
    places = [
        place
        for one in diff.people
        for place in (
            *one.added,
            *one.removed,
            *(move.before for move in one.moved),
            *(move.after for move in one.moved),
        )
    ]
    return sorted({place.table_number for place in places})


@pytest.mark.parametrize("numbers", [(1, 2), (2, 1), (1, 1), (None, 2)])
def test_pages_and_sums_are_those_of_the_whole_difference(
    api: Api, day: Day, monkeypatch: pytest.MonkeyPatch, numbers: tuple[int | None, int]
) -> None:
    monkeypatch.setattr(affected, "CHANGES", 3)
    with transaction(api.engine, read_only=True) as session:
        event = session.get_one(Event, api.event_id)
        before, after = (None if one is None else version(session, api, one) for one in numbers)
        assert after is not None
        old = [] if before is None else meetings.meeting_lines(session, before.id)
        new = meetings.meeting_lines(session, after.id)
        whole = changes_between(old, new, event.timezone, "id")
        step = Step(session, event, before, after)
        pages = [step.diff(number, "id") for number in range(1, step.pages + 1)]
        assert [one for page in pages for one in page.people] == whole.people
        assert all(page.model_copy(update={"people": whole.people}) == whole for page in pages)
        if whole.people:
            assert len(pages) > 1
            assert step.tables == tables_of(whole)


def test_who_is_left_with_nothing_is_named(api: Api, day: Day) -> None:
    gone = {one["village"] for one in day.meetings(2)}
    compared = api.get(api.organizer, api.at("/timetables/1/compare/2"))["diff"]
    left = {one["village"] for one in compared["left_without"]}
    assert left
    assert left.isdisjoint(gone)
