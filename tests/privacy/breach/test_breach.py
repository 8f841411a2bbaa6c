"""A scenario: an organizer's password leaked, and somebody looked around from another address."""

import io
from datetime import timedelta
from typing import Any

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock
from tests.documents.samples import page_texts

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
THIEF = "203.0.113.7"
INDONESIAN = {"Accept-Language": "id"}


def thief(api: Api) -> TestClient:
    """Somebody elsewhere who has the organizer's token."""
    return TestClient(api.app, client=(THIEF, 5000), headers=dict(api.organizer.headers))


def reported(api: Api, **asked: Any) -> dict[str, Any]:
    since = (api.now - timedelta(hours=1)).isoformat()
    made: dict[str, Any] = api.get(api.admin, "/api/v1/breach-report", since=since, **asked)
    return made


def test_it_says_whose_data_which_when_and_by_whom(api: Api, clock: StillClock) -> None:
    people = furnish(api.engine, api.event_id, api.now, people=4).people
    api.get(api.organizer, api.at(f"/attendees/{people[3]}"))
    clock.advance(timedelta(minutes=5))
    stranger = thief(api)
    for _ in range(2):
        assert stranger.get(api.at(f"/attendees/{people[0]}")).status_code == 200
    clock.advance(timedelta(minutes=5))
    stranger.get(api.at(f"/attendees/{people[1]}/personal-data"))
    stranger.patch(api.at(f"/attendees/{people[1]}"), json={"name": "Diubah"})
    clock.advance(timedelta(minutes=5))
    noticed = clock.now().isoformat()
    until = (clock.now() + timedelta(seconds=1)).isoformat()
    made = reported(api, until=until, address=THIEF, noticed_at=noticed)
    told = [(one["kind"], one["times"]) for one in made["exposures"]]
    assert told[:2] == [("person", 2), ("export", 1)]
    assert sorted(told[2:]) == [("changed", 1), ("person", 1)], "a change answers with the number"
    assert {one["actor"] for one in made["exposures"]} == {"organizer"}
    assert {tuple(one["addresses"]) for one in made["exposures"]} == {(THIEF,)}
    assert {one["attendee_id"] for one in made["concerned"]} == {str(one) for one in people[:2]}
    assert made["acts"] == 5
    assert made["exposures"][0]["first_at"] < made["exposures"][1]["first_at"]
    assert "What you ask" in str(made["exposures"][1]["data_text"]), "an export holds all of it"
    all_of_it = reported(api, until=until, actor="organizer")
    assert len(all_of_it["concerned"]) == 3, "from the office, too"
    stranger.get(api.at("/attendees"))
    whole = reported(api, until=(clock.now() + timedelta(seconds=1)).isoformat(), address=THIEF)
    assert len(whole["concerned"]) == len(api.get(api.admin, api.at("/attendees"))["items"])


@pytest.mark.parametrize("address", ["", "somewhere", "203.0.113.7/24", "1.2.3.4.5"])
def test_what_is_no_address_is_refused(api: Api, address: str) -> None:
    asked = {"since": (api.now - timedelta(hours=1)).isoformat(), "address": address}
    for name in ("", ".pdf", ".xlsx"):
        answer = api.admin.get(f"/api/v1/breach-report{name}", params=asked)
        assert (answer.status_code, answer.json()["code"]) == (422, "address_unreadable")


def test_an_address_is_found_in_every_form_of_it(api: Api) -> None:
    people = furnish(api.engine, api.event_id, api.now, people=1).people
    thief(api).get(api.at(f"/attendees/{people[0]}"))
    until = (api.now + timedelta(seconds=1)).isoformat()
    for written in (THIEF, f" {THIEF} ", f"::ffff:{THIEF}"):
        assert reported(api, until=until, address=written)["acts"] == 1, written
    assert reported(api, until=until, address="203.0.113.8")["acts"] == 0
    assert reported(api, until=until, address="203.0.113.0/24")["acts"] == 0


def test_those_concerned_must_be_told_within_three_days_and_the_report_is_audited(
    api: Api, clock: StillClock
) -> None:
    made = reported(api, noticed_at=clock.now().isoformat())
    assert (made["exposures"], made["concerned"]) == ([], [])
    assert made["due_at"][:10] == (clock.now() + timedelta(days=3)).date().isoformat()
    log = api.get(api.admin, "/api/v1/audit", action="breach")["items"]
    assert [one["action"] for one in log] == ["breach.report"]
    early = (api.now - timedelta(days=2)).isoformat()
    asked = {"since": api.now.isoformat(), "until": early}
    refused = api.admin.get("/api/v1/breach-report", params=asked)
    assert (refused.status_code, refused.json()["code"]) == (422, "span_empty")
    asked = {"since": early}
    assert api.organizer.get("/api/v1/breach-report", params=asked).status_code == 403


def test_a_phone_that_was_lost_holds_everybody_who_was_in_its_copy(api: Api) -> None:
    furnish(api.engine, api.event_id, api.now, people=2)
    made = api.post(api.organizer, api.at("/devices"), {"name": "HP pintu", "scope": "checkin"})
    typed = {"code": made["enrolment"]["code"], "device_time": api.now.isoformat()}
    assert api.anonymous.post("/api/v1/devices/enrol", json=typed).is_success
    device = f"device:{made['device']['id']}"
    until = (api.now + timedelta(minutes=1)).isoformat()
    (copied,) = reported(api, until=until, actor=device)["exposures"]
    assert (copied["kind"], copied["actor"]) == ("device", device)
    assert copied["people"] == len(api.get(api.admin, api.at("/attendees"))["items"])
    before = {"since": (api.now - timedelta(days=2)).isoformat(), "actor": device}
    before["until"] = (api.now - timedelta(days=1)).isoformat()
    assert api.get(api.admin, "/api/v1/breach-report", **before)["exposures"] == []


def test_it_is_printed_and_a_workbook_names_everybody(api: Api) -> None:
    people = furnish(api.engine, api.event_id, api.now, people=2).people
    api.organizer.patch(api.at(f"/attendees/{people[0]}"), json={"name": "=Suparman"})
    thief(api).get(api.at(f"/attendees/{people[0]}"))
    asked = {
        "since": (api.now - timedelta(hours=1)).isoformat(),
        "until": (api.now + timedelta(minutes=1)).isoformat(),
        "address": THIEF,
    }
    printed = api.admin.get("/api/v1/breach-report.pdf", params=asked, headers=INDONESIAN)
    shown = " ".join(" ".join(page_texts(printed.content)).split())
    assert "Laporan kebocoran data pribadi" in shown
    assert "=Suparman" in shown
    assert THIEF in shown
    answer = api.admin.get("/api/v1/breach-report.xlsx", params=asked, headers=INDONESIAN)
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Perbuatan", "Orang"]
    assert book["Orang"]["A2"].value == "=Suparman"
    assert book["Orang"]["A2"].data_type == "s"
    assert book["Perbuatan"]["C2"].value == THIEF
