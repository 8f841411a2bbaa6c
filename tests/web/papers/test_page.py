"""The page of papers: badges are issued, papers chosen, looked at and fetched."""

import html
import re
from datetime import timedelta

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from app.core.database.sessions import transaction
from app.documents.errors import DocumentsBusyError
from app.documents.routes import PRINTERS
from app.meetings.records import Timetable, TimetableStatus
from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock
from tests.day.hall import open_day
from tests.day.standby import JUST_BEFORE, due, release
from tests.documents.samples import page_texts
from tests.web.organizer import page, send


def test_an_empty_event_says_what_to_do_first(api: Api, browser: TestClient) -> None:
    shown = page(browser, api, "/papers")
    assert "There are no people yet" in shown
    assert f'href="/events/{api.event_id}/lists"' in shown
    assert "✓" not in shown


def test_missing_badges_are_counted_before_they_are_issued(api: Api, browser: TestClient) -> None:
    furnish(api.engine, api.event_id, api.now)
    for name in ("Ratna", "Wahyu"):
        api.post(api.organizer, api.at("/attendees"), {"kind": "guest", "name": name})
    shown = page(browser, api, "/papers")
    assert "3 badges are issued; 2 people have none yet" in shown
    assert "Issue 2 badges" in shown
    sent = send(browser, api, "/papers/badges")
    assert sent.status_code == 303
    assert "2 badges were issued." in page(browser, api, "/papers")
    assert "Everybody has a badge: 5 issued." in page(browser, api, "/papers")


def test_every_paper_offered_has_a_picture_and_can_be_fetched(
    api: Api, browser: TestClient
) -> None:
    furnish(api.engine, api.event_id, api.now)
    shown = page(browser, api, "/papers")
    pictures = re.findall(r'<img src="([^"]+/picture[^"]*)"', shown)
    links = re.findall(
        rf'role="button"(?: class="outline")? href="(/events/{api.event_id}/papers/[^"]+)"', shown
    )
    assert (len(pictures), len(links)) == (4, 6)
    for address in pictures:
        drawn = browser.get(html.unescape(address))
        assert (drawn.status_code, drawn.headers["content-type"]) == (200, "image/png")
        assert drawn.content.startswith(b"\x89PNG")
    for address in links:
        made = browser.get(html.unescape(address))
        assert (made.status_code, len(made.content) > 1000) == (200, True), address
        assert made.headers["content-disposition"].startswith("attachment;"), address
        there = browser.get(html.unescape(address).replace("keep=1", ""))
        assert there.headers["content-disposition"].startswith("inline;"), address
    assert api.viewer.get(f"/events/{api.event_id}/papers").status_code == 403


def test_a_choice_is_kept_and_fetches_only_what_fits(api: Api, browser: TestClient) -> None:
    furnish(api.engine, api.event_id, api.now, people=4)
    shown = page(browser, api, "/papers?kecamatan=Susukan&sheet=cr80")
    assert '<option value="Susukan" selected>' in shown
    (address,) = re.findall(rf'href="(/events/{api.event_id}/papers/badges.pdf[^"]*)"', shown)[:1]
    badges = page_texts(browser.get(html.unescape(address)).content)
    assert len(badges) == 2
    assert all("Susukan" in badge for badge in badges)
    none = browser.get(f"/events/{api.event_id}/papers/badges.pdf?kecamatan=Antah")
    assert none.status_code == 409
    assert "No paper fits this choice" in none.text


def test_one_badge_is_reissued_and_fetched_alone(api: Api, browser: TestClient) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    found = page(browser, api, "/papers?q=Pengurus 001")
    assert f'value="{hall.people[1]}"' in found
    answer = send(browser, api, "/papers/reissue", attendee_id=str(hall.people[1]))
    assert answer.headers["location"].endswith(f"/papers?attendee_id={hall.people[1]}")
    shown = page(browser, api, f"/papers?attendee_id={hall.people[1]}")
    assert "the old one is no longer valid" in shown
    path = f"/events/{api.event_id}/papers/badges.pdf?attendee_id={hall.people[1]}"
    (sheet,) = page_texts(browser.get(path).content)
    assert sheet.count("Kontak Bisnis") == 1
    refused = api.post(api.organizer, api.at("/scans"), hall.body(hall.codes[1], api.now))
    assert refused["reason"] == "revoked"


def test_only_what_changed_since_a_version_is_printed(
    api: Api, browser: TestClient, clock: StillClock
) -> None:
    furnish(api.engine, api.event_id, api.now)
    clock.advance(timedelta(minutes=5))
    with transaction(api.engine) as session:
        empty = TimetableStatus.DRAFT
        session.add(
            Timetable(
                event_id=api.event_id, number=2, status=empty, origin="test", created_at=clock.now()
            )
        )
        first = session.exec(select(Timetable).where(Timetable.number == 1)).one()
        first.published_at = api.now
        session.add(first)
    offered = page(browser, api, "/papers")
    assert "Since version 1" in offered, "it was published: people may hold it"
    assert "Since version 2" not in offered, "a draft that nobody has seen"
    shown = page(browser, api, "/papers?changed_since=2")
    assert "Changed since version 2 means" in shown

    def fetched(name: str, since: int) -> int:
        path = f"/events/{api.event_id}/papers/{name}?changed_since={since}"
        answer = browser.get(path)
        return len(page_texts(answer.content)) if answer.status_code == 200 else 0

    assert (fetched("agendas.pdf", 1), fetched("table-sheets.pdf", 1)) == (0, 0)
    assert (fetched("agendas.pdf", 2), fetched("table-sheets.pdf", 2)) == (1, 2)
    assert fetched("badges.pdf", 2) == 0
    first, second = api.get(api.viewer, api.at("/tables"))["items"][:2]
    places = [
        {"id": one["id"], "version": one["version"], "zone": None, "number": other["number"]}
        for one, other in ((first, second), (second, first))
    ]
    changed = api.organizer.put(api.at("/tables/arrangement"), json={"tables": places})
    assert changed.status_code == 200, changed.text
    assert (fetched("agendas.pdf", 1), fetched("table-sheets.pdf", 1)) == (1, 2)
    api.post(api.organizer, api.at("/attendees"), {"kind": "guest", "name": "Ratna"})
    api.post(api.organizer, api.at("/badges"), {})
    clock.advance(timedelta(minutes=5))
    assert fetched("badges.pdf", 2) == 0, "issued at the very moment of the version"


def test_a_busy_printer_is_told_as_a_page(
    api: Api, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(api.engine, api.event_id, api.now)

    async def busy(call: object) -> object:
        raise DocumentsBusyError

    monkeypatch.setattr(PRINTERS, "run", busy)
    answer = browser.get(f"/events/{api.event_id}/papers/badges.pdf")
    assert answer.status_code == 503
    assert answer.headers["content-type"].startswith("text/html")
    assert "Too many documents are waiting to be made" in html.unescape(answer.text)
    assert answer.headers["retry-after"]
    picture = browser.get(f"/api/v1/events/{api.event_id}/documents/badges.pdf/picture")
    assert picture.status_code == 200, "pictures have a place of their own"


def test_without_an_address_the_page_says_what_badges_cannot_do(
    api: Api, browser: TestClient
) -> None:
    furnish(api.engine, api.event_id, api.now)
    assert "no address yet that participants can open" in page(browser, api, "/papers")
    for address, said in (
        ("https://localhost:8000", "opens on this computer only"),
        ("https://192.168.1.5", "only within the same network"),
        ("https://temu.example.id", None),
    ):
        event = api.organizer.get(api.at())
        patch = {"public_url": address}
        changed = api.organizer.patch(
            api.at(), json=patch, headers={"If-Match": event.headers["etag"]}
        )
        assert changed.status_code == 200, changed.text
        shown = page(browser, api, "/papers")
        assert "no address yet that participants" not in shown
        assert ("opens on this computer only" in shown) == (said == "opens on this computer only")
        assert ("only within the same network" in shown) == (said == "only within the same network")
        badges = "".join(
            page_texts(browser.get(f"/events/{api.event_id}/papers/badges.pdf").content)
        )
        assert ("Scan with a phone camera" in badges) == (said is None)


def test_what_was_printed_is_noted_and_then_only_what_changed_is_fetched(
    api: Api, browser: TestClient, clock: StillClock
) -> None:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    shown = page(browser, api, "/papers")
    assert "0 noted as printed, 8 not" in shown
    noted = send(browser, api, "/papers/printed", **noting(shown))
    assert noted.status_code == 303
    release(day, due(day)[0]["meeting_id"])
    shown = page(browser, api, "/papers")
    assert "8 papers were noted as printed." in shown
    assert "1 changed since they were printed" in shown
    (link,) = re.findall(r'href="([^"]+/agendas\.pdf\?outdated=1&keep=1&timetable=2)"', shown)
    assert browser.get(link).content.startswith(b"%PDF")
    send(browser, api, "/papers/printed", **noting(shown), outdated="true")
    assert "changed since they were printed" not in page(browser, api, "/papers")


def test_what_was_printed_is_noted_as_the_page_showed_it(
    api: Api, browser: TestClient, clock: StillClock
) -> None:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    shown = page(browser, api, "/papers")
    missing = due(day)
    release(day, missing[0]["meeting_id"])  # another version is published meanwhile
    send(browser, api, "/papers/printed", **noting(shown))
    fetched = page(browser, api, "/papers")
    assert "1 changed since they were printed" in fetched
    clock.moment += timedelta(seconds=1)
    release(day, due(day)[0]["meeting_id"])
    again = page(browser, api, "/papers")
    assert "2 changed since they were printed" in again
    send(browser, api, "/papers/printed", **noting(again), outdated="true")
    # an older page says nothing of what was printed after it was shown
    sent = send(browser, api, "/papers/printed", **noting(fetched), outdated="true")
    assert sent.status_code == 303
    assert "changed since they were printed" not in page(browser, api, "/papers")


def noting(shown: str) -> dict[str, str]:
    """Return what the page's form of the agendas sends."""
    hidden = dict(re.findall(r'name="(version|shown_at)" value="([^"]+)"', shown))
    return {"document": "agendas.pdf", **hidden}
