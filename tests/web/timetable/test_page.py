"""The timetable page over plain HTTP: its version, its path, its readers."""

import re
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from app.core.database.sessions import transaction
from app.events import queries as events
from app.meetings.records import Meeting, Timetable, TimetableStatus
from app.web.timetable import reading
from tests.api import Api
from tests.day.programme.test_days import DAYS, add_day
from tests.web.organizer import page as organizer_page
from tests.web.sample import Sample, write_sample


@pytest.fixture
def sample(api: Api) -> Sample:
    with transaction(api.engine) as session:
        return write_sample(session, api.event_id, api.now)


def page(client: TestClient, api: Api, status: int = 200, **params: Any) -> str:
    answer = client.get(f"/events/{api.event_id}/timetable", params=params)
    assert answer.status_code == status, answer.text
    return answer.text


def test_a_viewer_sees_every_table_and_every_meeting(api: Api, sample: Sample) -> None:
    html = page(api.viewer, api)
    table = html[html.index("<tbody>") : html.index("</tbody>")]
    assert table.count("data-cooperative=") == len(sample.meetings)
    assert html.count('<th class="table" scope="row">') == len(sample.tables)
    assert "Friday, 4 July 2025" in html
    assert "09:40" in html


def test_another_language_leads_back_to_the_same_part(api: Api, sample: Sample) -> None:
    html = page(api.viewer, api, by="partner")
    assert f'name="next" value="/events/{api.event_id}/timetable?by=partner"' in html


def test_names_are_text_and_never_markup(api: Api, sample: Sample) -> None:
    html = page(api.viewer, api)
    assert "&lt;Toko&gt; &amp; X" in html
    assert "<Toko>" not in html


def test_the_path_of_a_cooperative_is_lit_and_told_without_any_script(
    api: Api, sample: Sample
) -> None:
    html = page(api.viewer, api, cooperative=str(sample.cooperatives[0].id))
    table = html[html.index("<tbody>") : html.index("</tbody>")]
    assert table.count('aria-current="true"') == 3
    assert html[html.index("</tbody>") :].count("<li>") == 3


def test_scripts_get_the_path_alone(api: Api, sample: Sample) -> None:
    answer = api.viewer.get(
        f"/events/{api.event_id}/timetable",
        params={"cooperative": str(sample.cooperatives[1].id)},
        headers={"HX-Request": "true"},
    )
    assert answer.text.startswith('<div class="path">')
    assert answer.text.count("<li>") == 2
    assert "HX-Request" in answer.headers["vary"]


def test_a_search_shows_every_match_although_a_letter_is_wrong(api: Api, sample: Sample) -> None:
    one = page(api.viewer, api, q="kebutuhjurng")
    assert "1 match" in one
    assert f"cooperative={sample.cooperatives[2].id}" in one
    assert "2 match" in page(api.viewer, api, q="gumelem")
    assert "Nothing matches “&lt;zzz&gt;”" in page(api.viewer, api, q="<zzz>")


def test_the_published_version_counts_before_a_newer_draft(api: Api, sample: Sample) -> None:
    draft = Timetable(
        event_id=api.event_id,
        number=2,
        status=TimetableStatus.DRAFT,
        origin="solve-run:2",
        created_at=api.now,
    )
    with transaction(api.engine) as session:
        session.add(draft)
    assert "version 1 (published)" in page(api.viewer, api)
    assert "version 2 (draft)" in page(api.viewer, api, version=2)
    assert "0 meetings" in page(api.viewer, api, version=2)


def test_a_version_that_was_superseded_says_which_one_people_hold(
    api: Api, browser: TestClient, sample: Sample
) -> None:
    with transaction(api.engine) as session:
        old = session.get_one(Timetable, sample.meetings[0].timetable_id)
        old.status = TimetableStatus.SUPERSEDED
        session.flush()
        session.add(
            Timetable(
                event_id=api.event_id,
                number=2,
                status=TimetableStatus.PUBLISHED,
                origin="solve-run:2",
                created_at=api.now,
                published_at=api.now,
            )
        )
    shown = organizer_page(browser, api, "/timetable?version=1")
    assert "People now go by version 2" in shown
    assert "Publish the timetable" not in shown
    back = f'role="button" class="outline" href="/events/{api.event_id}/timetables/1/publish"'
    assert f"{back}>Go back to this version" in shown
    assert "People now go by" not in organizer_page(browser, api, "/timetable")


def test_an_event_without_a_timetable_says_what_to_do(api: Api) -> None:
    assert "There is no timetable yet." in page(api.viewer, api)
    leads = f'role="button" href="/events/{api.event_id}/solve"'
    assert leads in page(api.organizer, api)
    assert leads not in page(api.viewer, api)


def test_what_does_not_exist_is_a_page_that_says_so(api: Api, sample: Sample) -> None:
    absent: list[dict[str, object]] = [
        {"version": 9},
        {"version": "x"},
        {"cooperative": str(uuid4())},
        {"cooperative": "x"},
    ]
    for params in absent:
        assert "cannot be shown" in page(api.viewer, api, 404, **params)


def test_outsiders_learn_nothing_and_strangers_are_asked_to_log_in(
    api: Api, sample: Sample
) -> None:
    assert "Kontak Bisnis" not in page(api.outsider, api, 404)
    answer = api.anonymous.get(f"/events/{api.event_id}/timetable", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"][:7]) == (303, "/login?")


def test_a_large_timetable_is_shown_in_windows_of_tables_and_of_cooperatives(
    api: Api, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "TABLES", 3)
    monkeypatch.setattr(reading, "COOPERATIVES", 2)
    first, second = page(api.viewer, api), page(api.viewer, api, page=2)
    assert [html.count("data-table=") for html in (first, second)] == [3, 1]
    assert "1–3 of 4" in first
    assert 'rel="next"' in first
    assert 'rel="prev"' in second
    last = sample.cooperatives[0]  # of the last kecamatan but one, as they stand
    lit = page(api.viewer, api, by="cooperative", cooperative=str(last.id))
    assert "5–6 of 6" in lit
    assert f'data-cooperative="{last.id}" draggable="false" aria-current="true"' in lit


def test_a_chosen_cooperative_is_shown_by_the_table_of_its_first_meeting(
    api: Api, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "TABLES", 1)
    for one in sample.cooperatives[:2]:
        own = [each for each in sample.meetings if each.cooperative_id == one.id]
        with transaction(api.engine) as session:
            at = [each.id for each in events.slots(session, api.event_id)]
        first = min(own, key=lambda each: at.index(each.slot_id))
        lit = page(api.viewer, api, cooperative=str(one.id))
        assert f'data-table="{first.table_id}"' in lit
        assert page(api.viewer, api, meeting=str(own[-1].id)).count(
            f'data-table="{own[-1].table_id}"'
        )
        of_partner = page(api.viewer, api, by="partner", cooperative=str(one.id))
        assert f'value="{first.partner_id}" selected' in of_partner
        area = page(api.viewer, api, by="kecamatan", cooperative=str(one.id))
        assert f"<option selected>{one.kecamatan}</option>" in area


def test_links_of_cells_lead_back_to_the_same_part_and_page(
    api: Api, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "TABLES", 1)
    busy = sample.meetings[0]
    lit = page(api.viewer, api, by="partner", meeting=str(busy.id))
    part = rf"by=partner&amp;partner={busy.partner_id}(&amp;page=\d+)?&amp;meeting={busy.id}"
    assert re.search(part, lit)
    lit = page(api.viewer, api, page=2)
    hrefs = re.findall(r'<td><a href="([^"]*)"', lit)
    assert hrefs
    assert all("&amp;by=table&amp;page=2&amp;meeting=" in href for href in hrefs)


def test_one_day_of_several_is_shown_at_a_time_or_all(api: Api, sample: Sample) -> None:
    add_day(api)
    with transaction(api.engine) as session:
        later = events.slots(session, api.event_id)[-1]
        moved = session.get_one(Meeting, sample.meetings[-1].id)
        moved.slot_id = later.id
    first, both = page(api.viewer, api), page(api.viewer, api, day="all")
    assert first.count('draggable="false"') == len(sample.meetings) - 1
    assert both.count('draggable="false"') == len(sample.meetings)
    assert '<th scope="col">09:40</th>' in first
    heads = re.findall(r'colspan="(\d+)"><span>([^<]*)</span>', both)
    assert heads == [("4", "Friday, 4 July 2025"), ("6", "Saturday, 5 July 2025")]
    assert 'scope="colgroup"' not in first
    assert '<td class="band opens"></td>' in both, "a night lies before it"
    assert 'data-at="5 Jul 09:40">09:40</th>' in both
    assert page(api.viewer, api, day=DAYS[1]).count('draggable="false"') == 1
    chosen = page(api.viewer, api, meeting=str(moved.id))
    assert f'day={DAYS[1]}" aria-current="true">Saturday, 5 July 2025' in chosen
    assert "cannot be shown" in page(api.viewer, api, 404, day="2025-07-06")


def test_a_hit_of_a_search_opens_the_day_of_its_first_meeting(api: Api, sample: Sample) -> None:
    add_day(api)
    one = sample.cooperatives[2]
    with transaction(api.engine) as session:
        later = events.slots(session, api.event_id)[-1].id
        for each in sample.meetings:
            if each.cooperative_id == one.id:
                session.get_one(Meeting, each.id).slot_id = later
    found = page(api.viewer, api, q=one.village, day=DAYS[0])
    [hit] = re.findall(rf'href="([^"]*cooperative={one.id})"', found)
    shown = api.viewer.get(f"/events/{api.event_id}/timetable{unescape(hit)}").text
    assert f'day={DAYS[1]}" aria-current="true">Saturday, 5 July 2025' in shown
