"""Pages and papers of an event of two days: one is chosen; an event of one day offers no choice."""

import re
from datetime import timedelta
from typing import Any

from starlette.testclient import TestClient

from tests.api import Api
from tests.checkin.hall import furnish
from tests.day.hall import open_day
from tests.day.programme.test_days import DAYS, add_day
from tests.documents.samples import page_texts
from tests.web.organizer import page

CHOICE = '<nav class="days"'


def test_an_event_of_one_day_has_no_choice_of_day(api: Api, browser: TestClient) -> None:
    for path in ("", "/door", "/papers"):
        shown = page(browser, api, path)
        assert CHOICE not in shown
        assert 'name="day"' not in shown


def test_arrivals_are_shown_of_the_chosen_day(api: Api) -> None:
    add_day(api)
    hall = furnish(api.engine, api.event_id, api.now)
    second = api.now + timedelta(days=1)
    api.app.state.clock.moment = second
    api.post(api.organizer, api.at("/scans"), hall.body(hall.codes[0], second))

    first = page(api.organizer, api, f"/door?day={DAYS[0]}")
    assert "a day of the event that is over" in first, first
    assert "<dd>0</dd>" in first
    assert "<dd>1</dd>" in page(api.organizer, api, "/door")
    assert "0 of" in page(api.organizer, api, f"?day={DAYS[0]}")
    shown = page(api.organizer, api, "")
    assert "1 of" in shown
    assert f'href="/events/{api.event_id}/programme?day={DAYS[1]}"' in shown
    assert f'href="/events/{api.event_id}/today"' in shown, "the day's page shows the present"
    for path in ("", "/door"):
        other = api.organizer.get(f"/events/{api.event_id}{path}?day=2025-07-06")
        assert other.status_code == 404


def test_papers_of_one_day_have_its_meetings_alone_and_its_date_in_heading_and_file(
    api: Api, browser: TestClient
) -> None:
    add_day(api)
    held = open_day(api, cooperatives=8).meetings(1)
    on = {day: {one["village"] for one in held if one["starts_at"][:10] == day} for day in DAYS}
    assert 'name="day"' in page(browser, api, "/papers")
    pages: dict[str, list[str]] = {}
    for day in DAYS:
        paper: Any = browser.get(f"/events/{api.event_id}/papers/agendas.pdf?day={day}")
        assert paper.status_code == 200, paper.text
        assert (
            f'filename="Agendas Kontak Bisnis Banjarnegara {day}.pdf"'
            in paper.headers["content-disposition"]
        )
        pages[day] = page_texts(paper.content)
        named = set(re.findall(r"Desa \d+", " ".join(pages[day])))
        assert named == on[day], "those who meet somebody on the day"
    assert all("Friday, 4 July 2025" in one and "5 July" not in one for one in pages[DAYS[0]])
    assert all("Saturday, 5 July 2025" in one and "4 July" not in one for one in pages[DAYS[1]])
    api.post(api.organizer, api.at("/prints"), {"document": "agendas.pdf"}, status=200)
    nothing = ["day=2025-07-06"]
    nothing += [f"day={day}&{only}" for day in DAYS for only in ("changed_since=1", "outdated=1")]
    for query in nothing:
        empty = api.organizer.get(api.at(f"/documents/agendas.pdf?{query}"))
        assert empty.json()["code"] == "document_empty", query
