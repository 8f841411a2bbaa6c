"""The area of an event in the browser: regencies, places of its own, and who stands there."""

import html
import re

import pytest
from starlette.testclient import TestClient

from app.core.database.sessions import transaction
from app.events.records import Event
from tests.api import Api
from tests.imports.files import BERTA, ONE_DATABASE, apply, attendee_csv, upload
from tests.web.organizer import page, send

UNITS = "Unit;Kelompok\nToko Maju;Timur\nWarung Sari;Timur\nToko Maju;Barat\nToko Maju;Barat\n"


def regions_of(api: Api) -> list[str]:
    with transaction(api.engine, read_only=True) as session:
        return list(session.get_one(Event, api.event_id).regions)


def test_a_regency_is_found_by_name_added_and_taken_away(api: Api, browser: TestClient) -> None:
    shown = page(browser, api, "/area")
    assert "278 villages" in shown
    assert "/area/remove" not in shown
    answer = send(browser, api, "/area/add", region_1="purbalingga")
    assert answer.status_code == 303
    assert regions_of(api) == ["33.04", "33.03"]
    shown = page(browser, api, "/area")
    assert "Kabupaten Purbalingga, Jawa Tengah is added." in shown
    assert "239 villages" in shown
    send(browser, api, "/area/remove", code="33.03")
    assert regions_of(api) == ["33.04"]
    send(browser, api, "/area/remove", code="33.04")
    assert regions_of(api) == ["33.04"]
    assert send(browser, api, "/area/remove", code="33.03").status_code == 404


@ONE_DATABASE
@pytest.mark.parametrize("said", ["", "Antah", "Tegal"])
def test_what_names_no_regency_is_refused_beside_its_field(
    api: Api, browser: TestClient, said: str
) -> None:
    answer = send(browser, api, "/area/add", region_1=said)
    assert answer.status_code == 422
    assert 'id="region_1-fault"' in answer.text
    assert regions_of(api) == ["33.04"]


@ONE_DATABASE
def test_one_regency_more_than_an_event_may_have_is_refused(api: Api, browser: TestClient) -> None:
    codes = [one["code"] for one in api.get(api.organizer, "/api/v1/regencies", limit=50)["items"]]
    api.organizer.patch(api.at(), json={"regions": codes[:40]})
    missing = next(code for code in codes if code not in codes[:40])
    answer = send(browser, api, "/area/add", region_1=missing)
    assert answer.status_code == 422
    assert 'id="region_1-fault"' in answer.text


@ONE_DATABASE
def test_where_people_stand_the_page_says_so_before_it_takes_anything_away(
    api: Api, browser: TestClient
) -> None:
    apply(api, upload(api, attendee_csv(BERTA)))
    send(browser, api, "/area/add", region_1="33.03")
    asked = send(browser, api, "/area/remove", code="33.04")
    assert asked.status_code == 200
    assert "1 cooperatives that take part come from here" in asked.text
    assert "Berta, Susukan" in asked.text
    assert regions_of(api) == ["33.04", "33.03"]
    send(browser, api, "/area/remove", code="33.04", agreed="1")
    assert regions_of(api) == ["33.03"]
    assert "1 cooperatives come from places that are not here" in page(browser, api, "/area")


def test_places_are_looked_at_named_and_taken_then_taken_away(
    api: Api, browser: TestClient
) -> None:
    answer = send(browser, api, "/area/places", pasted=UNITS)
    assert answer.status_code == 200
    assert "3 places in 2 groups" in answer.text
    assert api.organizer.get(api.at("/places")).status_code == 404
    (text,) = re.findall(
        r'<textarea name="pasted" hidden[^>]*>\n(.*?)</textarea>', answer.text, re.S
    )
    text = text.replace("&#34;", '"')
    fields = {"pasted": text, "seen": "true", "place_heading": "Unit", "group_heading": "Rayon"}
    assert send(browser, api, "/area/places/take", **fields).status_code == 303
    places = api.get(api.organizer, api.at("/places"))
    assert (places["places"], places["group_heading"]) == (3, "Rayon")
    shown = page(browser, api, "/area")
    assert "3 places are used from now on." in shown
    assert "groups Rayon" in shown
    list_read = upload(api, b"Nama;Unit;Rayon;HP\nBudi Utomo;Toko Maju;Barat;081234567890\n")
    assert list_read["counts"]["ready"] == 1
    apply(api, list_read)
    assert "Every rayon" in page(browser, api, "/people")
    asked = send(browser, api, "/area/places/remove")
    assert "Toko Maju, Barat" in asked.text
    send(browser, api, "/area/places/remove", agreed="1")
    assert api.organizer.get(api.at("/places")).status_code == 404
    assert "Every kecamatan" in page(browser, api, "/people")


@ONE_DATABASE
def test_places_that_cannot_be_read_are_said_and_columns_can_be_chosen(
    api: Api, browser: TestClient
) -> None:
    nothing = send(browser, api, "/area/places", pasted=" ")
    assert (nothing.status_code, 'role="alert"' in nothing.text) == (422, True)
    strange = "Xyz;Abc\nToko Maju;Timur\nWarung Sari;Timur\n"
    refused = send(browser, api, "/area/places", pasted=strange)
    assert (refused.status_code, 'role="alert"' in refused.text) == (422, True)
    chosen = {"name_column": "Xyz", "group_column": "2"}
    answer = send(browser, api, "/area/places", pasted=strange, **chosen)
    assert "2 places in 1 groups" in answer.text


@ONE_DATABASE
def test_places_under_a_long_heading_can_be_looked_at_and_taken(
    api: Api, browser: TestClient
) -> None:
    heading = "Nama Desa atau Kelurahan tempat koperasi berdiri, lengkap dan tanpa disingkat"
    listed = f"{heading};Kelompok\nToko Maju;Timur\nWarung Sari;Timur\n"
    chosen = {"name_column": "1", "group_column": "2"}
    answer = send(browser, api, "/area/places", pasted=listed, **chosen)
    assert answer.status_code == 200
    fields = {
        name: html.unescape(re.findall(rf'name="{name}" value="([^"]*)"', answer.text)[0])
        for name in ("filename", "place_heading", "group_heading")
    }
    assert fields["place_heading"] == heading[:60].strip()
    (text,) = re.findall(
        r'<textarea name="pasted" hidden[^>]*>\n(.*?)</textarea>', answer.text, re.S
    )
    taken = send(
        browser, api, "/area/places/take", pasted=html.unescape(text), seen="true", **fields
    )
    assert taken.status_code == 303
    assert api.get(api.organizer, api.at("/places"))["places"] == 2


@ONE_DATABASE
def test_only_organizers_see_and_change_the_area(api: Api) -> None:
    assert api.viewer.get(f"/events/{api.event_id}/area").status_code == 403
    assert api.viewer.post(f"/events/{api.event_id}/area/add").status_code == 403
