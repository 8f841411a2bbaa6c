"""The pages of requests without a script: rows in words, a form for each deed, deriving."""

import re
from uuid import UUID

import pytest
from sqlalchemy import delete
from starlette.testclient import TestClient

from app.core.database.sessions import transaction
from app.meetings.matrix.schemas import PartnerColumnOut
from app.partners.records import PartnerOffer
from app.web.requests import routes
from app.web.requests.view import busiest, quietest
from tests.api import Api
from tests.meetings.hall import Hall, fill
from tests.web.organizer import page, send


@pytest.fixture
def hall(api: Api) -> Hall:
    return fill(api.engine, api.event_id, api.now)


def partner(n: int, asked: int, seats: int) -> PartnerColumnOut:
    return PartnerColumnOut(
        id=UUID(int=n), code=f"P{n}", name=f"Mitra {n}", asked=asked, seats=seats, granted=0
    )


def row_in_words(shown: str, village: str) -> str:
    found = re.search(rf'<th scope="row">{village}</th> <td>(.*?)</td>', shown)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def main(shown: str) -> str:
    return shown[shown.index("<main") : shown.index("</main>")]


def test_partners_asked_beyond_their_seats_come_first_where_most_is_missing() -> None:
    partners = [partner(1, 5, 10), partner(2, 11, 10), partner(3, 30, 10), partner(4, 10, 10)]
    assert [one.code for one in busiest(partners)] == ["P3", "P2"]
    assert [one.code for one in quietest(partners)] == ["P1"]


def test_an_event_without_lists_leads_to_them(api: Api, browser: TestClient) -> None:
    shown = page(browser, api, "/requests")
    assert "There are no cooperatives or no partners yet" in shown
    assert f'href="/events/{api.event_id}/lists"' in shown


def test_each_deed_of_the_form_is_done_and_told(api: Api, hall: Hall, browser: TestClient) -> None:
    pair = {"cooperative": str(hall.cooperatives[1]), "partner": str(hall.partners[0])}
    for deed, told, words in (
        ("rank", "the rank is saved", "Mitra 0 80 · cooperative's rank 3"),
        ("require", "this pair must meet", "must meet"),
        ("forbid", "this pair will not meet", "must not meet"),
        ("free", "nothing is decided", "cooperative's rank 3"),
        ("clear", "is cleared", "–"),
    ):
        answer = send(browser, api, "/requests/deeds", deed=deed, rank="3", **pair)
        assert answer.status_code == 303, answer.text
        shown = page(browser, api, answer.headers["location"].split(str(api.event_id))[1])
        assert told in shown
        assert words in row_in_words(shown, "Desa 1")
    refused = send(
        browser, api, "/requests/deeds", deed="rank", **(pair | {"partner": api.event_id})
    )
    assert refused.status_code == 422


def test_viewers_read_the_matrix_and_are_offered_no_form(api: Api, hall: Hall) -> None:
    shown = api.viewer.get(f"/events/{api.event_id}/requests").text
    assert "data-matrix" in shown
    assert "data-csrf" not in shown
    assert "/requests/derive" not in shown
    assert api.viewer.get(f"/events/{api.event_id}/requests/derive").status_code == 403


def test_a_list_of_wishes_goes_on_where_no_need_meets_an_offer(
    api: Api, hall: Hall, browser: TestClient
) -> None:
    onward = f"/events/{api.event_id}/solve"
    pair = {"cooperative": str(hall.cooperatives[1]), "partner": str(hall.partners[0])}
    assert send(browser, api, "/requests/deeds", deed="rank", rank="1", **pair).status_code == 303
    assert main(page(browser, api, "/requests")).count(onward) == 0
    with transaction(api.engine) as session:
        session.execute(delete(PartnerOffer))
    assert main(page(browser, api, "/requests")).count(onward) == 1


def test_of_a_large_event_the_page_does_not_wait_for_what_deriving_would_change(
    api: Api, hall: Hall, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "LITTLE", 0)
    shell = page(browser, api, "/requests/derive?limit=2")
    (preview,) = set(re.findall(r'hx-get="([^"]+)"', shell))
    assert "requests added" not in shell
    part = browser.get(preview, headers={"HX-Request": "true"}).text
    whole = browser.get(preview).text
    for shown in (part, whole):
        assert ">added<" in shown
        assert 'name="limit" value="2"' in shown
    assert ("<html" in part, "<html" in whole) == (False, True)


def test_deriving_shows_what_changes_and_does_that_alone(
    api: Api, hall: Hall, browser: TestClient
) -> None:
    preview = page(browser, api, "/requests/derive?limit=2")
    assert "requests added" in preview
    assert api.get(api.viewer, api.at("/requests"))["items"] == []
    fields = dict(re.findall(r'name="(limit|digest)" value="([^"]*)"', preview))
    done = send(browser, api, "/requests/derive", **fields)
    assert done.status_code == 303, done.text
    made = len(api.get(api.viewer, api.at("/requests"), limit=200)["items"])
    assert f"Requests made: {made} added" in page(browser, api, "/requests")
    stale = send(browser, api, "/requests/derive", **fields)
    assert stale.status_code == 412, "what would be done now is not what was shown"
    assert "Nothing would change" in page(browser, api, "/requests/derive?limit=2")
