"""Publishing: who is left out is said first, and what cannot be published is not offered."""

import re
from copy import deepcopy

from sqlmodel import col, delete, select
from starlette.testclient import TestClient

from app.core.database.sessions import transaction
from app.meetings.records import Meeting, Timetable, TimetableStatus
from app.requests.records import Request
from app.timetable.records import SolveRun
from tests.api import Api
from tests.day.hall import open_day
from tests.day.programme.test_changes import change, last_slot, preview, programme
from tests.web.organizer import page


def test_a_draft_that_a_change_of_the_programme_broke_is_not_offered_for_publishing(
    api: Api, browser: TestClient
) -> None:
    day = open_day(api, publish=False, cooperatives=8)
    wanted = programme(api)
    gone = last_slot(wanted)
    wanted.remove(gone)
    agreed = preview(api, wanted)["agreement"]
    assert change(api, wanted, agreed=agreed).status_code == 200
    out = [one for one in day.meetings(1) if one["slot_id"] == gone["id"]]
    for path in ("", "/timetable?version=1", "/timetables/1/publish"):
        text = page(browser, api, path)
        assert f"{len(out)} meetings are in slots that have left the programme" in text
        assert f'href="/events/{api.event_id}/solve"' in text
        if path:
            listed = [
                f"{one['partner']} · {one['village']}, {one['kecamatan']}" in text for one in out
            ]
            assert all(listed), "which they are is said, not only how many"
    assert "Make the timetable anew" in page(browser, api, "")
    assert "/timetables/1/publish" not in page(browser, api, "/timetable?version=1")
    assert 'name="replaces"' not in page(browser, api, "/timetables/1/publish")


def test_a_better_version_of_the_same_lists_is_named_before_a_worse_one_is_used(
    api: Api, browser: TestClient
) -> None:
    open_day(api, publish=False)
    with transaction(api.engine) as session:
        first = session.exec(select(Timetable)).one()
        for number, same in ((2, True), (3, False)):
            certificate = deepcopy(first.certificate)
            assert certificate is not None
            certificate["result"]["result"]["tiers"][0]["value"][0] -= number
            if not same:
                certificate["problem"]["other"] = 1
            made = Timetable(
                event_id=api.event_id,
                number=number,
                status=TimetableStatus.DRAFT,
                origin=f"solve-run:{number}",
                certificate=certificate,
                created_at=api.now,
            )
            session.add(made)
            session.flush()
            if same:
                session.exec(select(SolveRun)).one().timetable_id = made.id
    for path in ("/timetables/2/publish", "/timetable?version=2", "/solve"):
        text = page(browser, api, path)
        assert "Version 1 is better than this version 2" in text
        assert f'role="button" href="/events/{api.event_id}/timetables/1/publish"' in text
    for number in (1, 3):
        assert "is better than" not in page(browser, api, f"/timetables/{number}/publish")


def test_who_has_no_meeting_is_counted_and_of_these_who_asked_for_nothing(
    api: Api, browser: TestClient
) -> None:
    day = open_day(api, publish=False)
    assert "have no meeting in this version" not in page(browser, api, "/timetables/1/publish")
    first, second = day.hall.cooperatives[:2]
    with transaction(api.engine) as session:
        for one in (first, second):
            session.exec(delete(Meeting).where(col(Meeting.cooperative_id) == one))
        session.exec(delete(Request).where(col(Request.cooperative_id) == first))
        assert session.exec(select(Request).where(Request.cooperative_id == second)).all()
    for path in ("/timetables/1/publish", "/solve"):
        text = page(browser, api, path)
        assert "2 cooperatives have no meeting in this version" in text
        assert re.search(r"\b1 of these have no request", text)
