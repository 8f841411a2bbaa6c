"""Partners and tables in the browser without scripts; searches on both databases."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api import Api
from tests.day.hall import Day
from tests.meetings.hall import Hall, fill
from tests.web.organizer import ON_BOTH, page, send, slots_shown


@pytest.fixture
def hall(api: Api) -> Hall:
    return fill(api.engine, api.event_id, api.now)


def tables(api: Api) -> dict[int, dict[str, Any]]:
    rows = api.get(api.viewer, api.at("/tables"), limit=200)["items"]
    return {row["number"]: row for row in rows}


def partner(api: Api, which: object) -> dict[str, Any]:
    found: dict[str, Any] = api.get(api.viewer, api.at(f"/partners/{which}"))
    return found


@ON_BOTH
def test_partners_are_found_by_name_table_offer_and_representative(
    api: Api, browser: TestClient, hall: Hall
) -> None:
    body = {"kind": "representative", "partner_id": str(hall.partners[1]), "name": "Sutini"}
    api.post(api.organizer, api.at("/attendees"), {**body, "phone": "+6281234567890"})
    assert "3 partners · 3 tables · 3 seats" in page(browser, api, "/partners")
    for words in ("mitra 1", "Meja 2", "sutinni", "67890", "LPG"):
        shown = page(browser, api, f"/partners?q={words}")
        assert f'/partners/{hall.partners[1]}"' in shown, words
    assert "No partner matches “zzz”" in page(browser, api, "/partners?q=zzz")
    hidden = api.viewer.get(f"/events/{api.event_id}/partners", params={"q": "67890"})
    assert str(hall.partners[1]) not in hidden.text
    assert "67890" not in api.viewer.get(f"/events/{api.event_id}/partners/{hall.partners[1]}").text


def test_a_partner_is_added_with_tables_behind_the_highest_number(
    api: Api, browser: TestClient, hall: Hall
) -> None:
    answer = send(browser, api, "/partners/new", name="PT Pupuk Indonesia", tables="2")
    assert answer.status_code == 303, answer.text
    made = partner(api, answer.headers["location"].rsplit("/", 1)[1])
    assert made["code"] == "PUPUK-INDONESIA"
    assert [number for number, row in tables(api).items() if row["partner_id"] == made["id"]] == [
        4,
        5,
    ]
    again = send(browser, api, "/partners/new", name="PT Pupuk Indonesia", tables="")
    assert partner(api, again.headers["location"].rsplit("/", 1)[1])["code"] == "PUPUK-INDONESIA-2"


def test_a_partner_is_added_where_a_table_has_the_highest_number(
    api: Api, browser: TestClient, hall: Hall
) -> None:
    body = {"partner_id": str(hall.partners[0]), "number": 99_998}
    api.post(api.organizer, api.at("/tables"), body)
    answer = send(browser, api, "/partners/new", name="PT Pupuk Indonesia", tables="3")
    assert answer.status_code == 303, answer.text
    made = answer.headers["location"].rsplit("/", 1)[1]
    own = sorted(number for number, row in tables(api).items() if row["partner_id"] == made)
    assert own == [4, 5, 99_999]


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"tables": "51"}, {"tables": "x"}, {"code": "P0"}, {"code": "a b"}]
)
def test_a_wrong_partner_is_refused_and_what_was_typed_stays(
    api: Api, browser: TestClient, hall: Hall, wrong: dict[str, str]
) -> None:
    typed = {"name": "PT Baru", "tables": "2", "kind": "BUMN", **wrong}
    refused = send(browser, api, "/partners/new", **typed)
    assert refused.status_code in {409, 422}
    assert 'value="BUMN"' in refused.text
    assert 'role="alert"' in refused.text
    assert len(tables(api)) == 3


def test_offers_documents_and_bounds_are_changed_or_all_refused(
    api: Api, browser: TestClient, hall: Hall
) -> None:
    one = hall.partners[0]
    where = f"/partners/{one}"
    sent = {"name": "Bulog", "required_documents": "NIB; NPWP", "max_meetings": "4"}
    answer = send(browser, api, where, version="1", offers=["lpg", "pupuk"], **sent)
    assert answer.status_code == 303, answer.text
    row = partner(api, one)
    assert (row["name"], row["required_documents"], row["max_meetings"]) == (
        "Bulog",
        ["NIB", "NPWP"],
        4,
    )
    assert row["offers"] == ["pupuk", "lpg"], "what was there comes first"
    for wrong in ({"min_meetings": "9"}, {"offers": ["no_such_tag"]}):
        fields: dict[str, Any] = {"offers": ["lpg"], **sent, "name": "Bulog Dua", **wrong}
        refused = send(browser, api, where, version="2", **fields)
        assert refused.status_code == 422, wrong
        assert 'value="Bulog Dua"' in refused.text
        assert partner(api, one) == row, "nothing of it was kept"
    stale = send(browser, api, where, version="1", **sent)
    assert stale.status_code == 412
    assert "Somebody else has just changed this" in stale.text


def test_tables_are_added_changed_and_removed(api: Api, browser: TestClient, hall: Hall) -> None:
    where = f"/partners/{hall.partners[0]}"
    assert send(browser, api, where + "/tables", number="9", seats="", zone="A").status_code == 303
    nine = tables(api)[9]
    assert (nine["seats"], nine["zone"]) == (1, "A")
    taken = send(browser, api, where + "/tables", number="9", seats="2", zone="B")
    assert taken.status_code == 409
    assert 'value="B"' in taken.text
    form = {"version": "1", "number": "12", "seats": "2", "zone": ""}
    assert send(browser, api, f"/tables/{nine['id']}", **form).status_code == 303
    assert (tables(api)[12]["seats"], tables(api)[12]["zone"]) == (2, None)
    stale = send(browser, api, f"/tables/{nine['id']}", **{**form, "seats": "3"})
    assert stale.status_code == 412
    assert 'value="3"' in stale.text
    bad = send(browser, api, f"/tables/{nine['id']}", **{**form, "version": "2", "seats": "0"})
    assert bad.status_code == 422
    assert send(browser, api, f"/tables/{nine['id']}/delete").status_code == 303
    assert 12 not in tables(api)


def test_what_is_in_use_says_why_it_stays(day: Day, browser: TestClient) -> None:
    api = day.api
    table = tables(api)[1]
    refused = send(browser, api, f"/tables/{table['id']}/delete")
    assert refused.status_code == 409
    assert "Table 1 is used by meetings" in refused.text
    where = f"/partners/{table['partner_id']}"
    name = partner(api, table["partner_id"])["name"]
    assert send(browser, api, where + "/delete", confirm_name="x").status_code == 422
    refused = send(browser, api, where + "/delete", confirm_name=name)
    assert refused.status_code == 409
    assert "has meetings in a timetable" in refused.text
    made = send(browser, api, "/partners/new", name="PT Baru", tables="1").headers["location"]
    gone = made.removeprefix(f"/events/{api.event_id}") + "/delete"
    assert send(browser, api, gone, confirm_name="pt baru").status_code == 303


def test_a_partner_is_away_in_a_slot_and_there_again(
    api: Api, browser: TestClient, hall: Hall
) -> None:
    where = f"/partners/{hall.partners[0]}"
    programme = api.get(api.viewer, api.at("/programme"))["items"]
    slots = [one["id"] for one in programme if one["kind"] == "slot"]
    form = {"shown": slots_shown(browser, api, where)}
    send(browser, api, where + "/availability", version="1", present=slots[:1], **form)
    spans = [
        (one["starts_at"][11:16], one["ends_at"][11:16])
        for one in partner(api, hall.partners[0])["absences"]
    ]
    assert spans == [("03:00", "06:20")], "slots that follow each other are one span"
    send(browser, api, where + "/availability", version="2", present=slots, **form)
    assert partner(api, hall.partners[0])["absences"] == []


@ON_BOTH
def test_the_hall_is_arranged_by_zone_and_numbers_are_exchanged(
    api: Api, browser: TestClient, hall: Hall
) -> None:
    assert send(browser, api, "/table-plan", tables="Meja 1 s.d. 2", zone="Kiri").status_code == 303
    assert [tables(api)[number]["zone"] for number in (1, 2, 3)] == ["Kiri", "Kiri", None]
    plan = page(browser, api, "/table-plan")
    assert plan.index("Zone Kiri") < plan.index("Without a zone")
    first = tables(api)[1]["id"]
    assert send(browser, api, "/table-plan/swap", first="1", second="3").status_code == 303
    assert tables(api)[3]["id"] == first
    for path, wrong in (
        ("/table-plan", {"tables": "1-x", "zone": "A"}),
        ("/table-plan", {"tables": "", "zone": "A"}),
        ("/table-plan", {"tables": "1", "zone": "A" * 41}),
        ("/table-plan/swap", {"first": "1", "second": "77"}),
        ("/table-plan/swap", {"first": "1-2", "second": "3"}),
    ):
        refused = send(browser, api, path, **wrong)
        assert refused.status_code == 422, wrong
        assert all(f'value="{text}"' in refused.text for text in wrong.values()), wrong
    assert api.viewer.get(f"/events/{api.event_id}/table-plan").status_code == 200
