"""The organizers' pages of changes: from a change to an adopted proposal, and back again."""

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.day.proposals.changes import MOST_CHANGES
from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import Day, open_day
from tests.web.organizer import page, send


@pytest.fixture
def day(api: Api) -> Day:
    return open_day(api)


def kept(text: str) -> list[str]:
    return [html.unescape(field) for field in re.findall(r'name="change" value="([^"]*)"', text)]


def test_changes_are_collected_by_name_and_can_be_dropped(api: Api, day: Day, browser: Any) -> None:
    first = send(browser, api, "/changes", who="Desa 1 · Kecamatan 1", ends_at="10:00").text
    assert "Desa 1 · Kecamatan 1: away until 10:00" in html.unescape(first)
    second = send(
        browser, api, "/changes", change=kept(first), who="table 2", starts_at="13:00"
    ).text
    assert "Table 2: closed from 13:00" in second
    third = send(browser, api, "/changes", change=kept(second), who="Mitra 0").text
    assert "Mitra 0: away all day" in third
    assert len(kept(third)) == 3
    fewer = send(browser, api, "/changes", change=kept(third), action="0").text
    assert [field.split('"kind":"')[1].split('"')[0] for field in kept(fewer)] == [
        "table_closed",
        "partner_absent",
    ]
    for wrong in ("nobody", "<b>"):
        refused = send(browser, api, "/changes", change=kept(fewer), who=wrong)
        assert "is not known" in refused.text
        assert len(kept(refused.text)) == 2
    assert "<b>" not in kept(refused.text)


def test_each_reason_why_a_change_is_not_taken_is_told_alone_and_keeps_what_was_typed(
    api: Api, day: Day, browser: Any
) -> None:
    several = send(browser, api, "/changes", who="mitra", starts_at="09:40").text
    names = re.findall(r'name="pick" value="([^"]*)"', several)
    assert f"fits {len(names)} names" in several
    assert "Mitra 0" in names
    assert "is not known" not in several
    assert "The time" not in several
    assert 'value="09:40"' in several
    picked = send(browser, api, "/changes", who="mitra", pick="Mitra 0", starts_at="09:40").text
    assert "Mitra 0: away from 09:40" in picked
    assert 'name="who" value=""' in re.sub(r' (list|maxlength|autocomplete)="[^"]*"', "", picked)
    backwards = send(browser, api, "/changes", who="Mitra 0", starts_at="x").text
    assert "The time is wrong" in backwards
    assert "is not known" not in backwards
    assert 'value="Mitra 0"' in backwards


def test_one_change_more_than_fit_is_told_so(api: Api, day: Day, browser: Any) -> None:
    (one,) = kept(send(browser, api, "/changes", who="Mitra 0").text)
    for action in ("add", "propose"):
        fields = {"change": [one] * MOST_CHANGES, "who": "Mitra 1", "action": action}
        answer = send(browser, api, "/changes", **fields)
        assert (answer.status_code, "no more fit at once" in answer.text) == (200, True)
        assert len(kept(answer.text)) == MOST_CHANGES


def test_a_repair_is_proposed_read_and_adopted_without_scripts(
    api: Api, day: Day, browser: TestClient
) -> None:
    gone = day.meetings()[0]
    name = f"{gone['village']} · {gone['kecamatan']}"
    asked = send(browser, api, "/changes", who=name, action="propose")
    assert asked.headers["location"] == f"/events/{api.event_id}/changes/1"
    assert "Being computed" in page(browser, api, "/changes/1")
    again = browser.get(asked.headers["location"], headers={"HX-Request": "true"})
    assert again.status_code == 204, "nothing is new, so nothing is swapped"
    day.compute(1)
    shown = page(browser, api, "/changes/1")
    assert f"{name}: away all day" in shown
    assert "Proven: fewer is not possible" in shown
    assert f"{gone['partner']}: cancelled, was 09:40 at table {gone['table_number']}" in shown
    adopted = send(browser, api, "/changes/1/adopt", replaces="1")
    assert (adopted.status_code, day.published()) == (303, 2)
    after = page(browser, api, "/changes/1")
    assert "In force as version 2" in after
    assert after.count("<table") == len(re.findall(r'<div class="scroll"[^>]*> <table', after))
    listed = page(browser, api, "/changes")
    assert "✓ adopted" in listed
    late = send(browser, api, "/changes/1/adopt", replaces="1")
    assert late.status_code == 409
    assert "Another timetable" in late.text or "was decided" in late.text


def test_who_has_withdrawn_is_proposed_to_leave_the_published_timetable(
    api: Api, day: Day, browser: TestClient
) -> None:
    def form() -> str:
        return browser.get(f"/events/{api.event_id}/changes").text

    assert "have withdrawn" not in form()
    gone = day.meetings()[0]
    left = [one for one in day.meetings() if one["partner"] == gone["partner"]]
    api.post(api.organizer, api.at(f"/partners/{gone['partner_id']}/withdraw"), {}, status=200)
    assert f"{len(left)} meetings are with parties that have withdrawn" in page(browser, api, "")
    text = page(browser, api, "/changes")
    assert "have withdrawn" in text
    assert f"{gone['partner']}: away all day" in text
    send(browser, api, "/changes", change=kept(form()), action="propose")
    day.compute(1)
    assert send(browser, api, "/changes/1/adopt", replaces="1").status_code == 303
    assert not [one for one in day.meetings(2) if one["partner"] == gone["partner"]]
    alone = day.meetings(2)[0]
    record = api.at(f"/cooperatives/{alone['cooperative_id']}")
    assert api.organizer.patch(record, json={"status": "withdrawn"}).status_code == 200
    text = page(browser, api, "/changes")
    assert f"{alone['village']} · {alone['kecamatan']}: away all day" in text
    send(browser, api, "/changes", change=kept(form()), action="propose")
    day.compute(2)
    assert send(browser, api, "/changes/2/adopt", replaces="2").status_code == 303
    assert "have withdrawn" not in page(browser, api, "/changes")
    assert "parties that have withdrawn" not in page(browser, api, "")


def test_a_lock_that_stops_a_repair_is_one_click_away_and_the_repair_is_asked_for_again(
    api: Api, day: Day, browser: TestClient
) -> None:
    held = day.meetings()[0]
    meeting = f"/timetables/1/meetings/{held['id']}"
    send(browser, api, meeting, act="lock")
    send(browser, api, "/changes", who=held["partner"], ends_at="11:00", action="propose")
    assert day.compute(1)["status"] == "failed"
    text = browser.get(f"/events/{api.event_id}/changes/1").text
    assert f'href="/events/{api.event_id}{meeting}"' in text
    assert f"Unlock: {held['village']} · {held['partner']}" in text
    send(browser, api, meeting, act="unlock")
    again = send(browser, api, "/changes", change=kept(text), action="propose")
    assert again.headers["location"].endswith("/changes/2")
    assert day.compute(2)["status"] == "ready"


def test_a_proposal_is_laid_aside(api: Api, day: Day, browser: TestClient) -> None:
    send(browser, api, "/changes", who="Mitra 0", action="propose")
    send(browser, api, "/changes/1/dismiss")
    assert "dismissed" in page(browser, api, "/changes")
    assert day.published() == 1


def test_versions_are_compared_and_restored(
    api: Api, day: Day, browser: TestClient, clock: StillClock
) -> None:
    gone = day.meetings()[0]
    change = {"kind": "cooperative_absent", "cooperative_id": gone["cooperative_id"]}
    day.adopt(day.propose([change])["number"])
    api.organizer.patch(api.at(f"/cooperatives/{gone['cooperative_id']}"), json={"absences": []})
    assert "/timetables/1/compare/2" in page(browser, api, "/changes")
    compared = page(browser, api, "/timetables/1/compare/2")
    assert "What changes from version 1 to 2" in compared
    assert gone["village"] in compared
    stays = "come next stay as they are now"
    assert stays not in compared, "the day has not begun: all comes back"
    clock.advance(timedelta(hours=2, minutes=45))
    assert stays in page(browser, api, "/timetables/1/compare/2")
    back = send(browser, api, "/timetables/1/restore", replaces="2")
    assert (back.status_code, day.published()) == (303, 3)


def test_the_pages_are_for_organizers(api: Api, day: Day) -> None:
    for path in ("/changes", "/standby", "/timetables/1/compare/1"):
        assert api.viewer.get(f"/events/{api.event_id}{path}").status_code == 403
        assert api.outsider.get(f"/events/{api.event_id}{path}").status_code == 404
    assert "/changes" not in api.viewer.get(f"/events/{api.event_id}/timetable").text


def test_without_a_published_timetable_the_page_says_what_to_do(
    api: Api, browser: TestClient
) -> None:
    for path in ("/changes", "/standby"):
        assert "No timetable is published yet" in page(browser, api, path)
