"""An application is undone as long as nothing was built on it."""

from pathlib import Path
from typing import Any

import pytest

from tests.api import Api
from tests.imports.files import BERTA, DERIK, GUMELEM, attendee_csv, upload

EXAMPLES = Path(__file__).parents[3] / "examples" / "banjarnegara"


def bring(api: Api, content: bytes, name: str = "peserta.csv", kind: str = "attendees") -> int:
    number: int = upload(api, content, name=name, kind=kind)["number"]
    api.post(api.organizer, api.at(f"/imports/{number}/apply"), {}, status=200)
    return number


def undo(api: Api, number: int, status: int = 200) -> dict[str, Any]:
    answer: dict[str, Any] = api.post(
        api.organizer, api.at(f"/imports/{number}/undo"), {}, status=status
    )
    return answer


def state(api: Api) -> Any:
    """Return what the lists have brought in, without versions and times."""
    return {
        name: [
            {key: value for key, value in row.items() if key not in {"version", "updated_at"}}
            for row in api.get(api.organizer, api.at(f"/{name}"), limit=200)["items"]
        ]
        for name in ("cooperatives", "attendees", "partners", "tables", "requests")
    }


def test_what_an_application_created_and_changed_is_taken_back(api: Api) -> None:
    bring(api, attendee_csv(GUMELEM, DERIK))
    before = state(api)
    successor = (*DERIK[:2], "Karsiman", "Bendahara", "", "lpg, pupuk")
    number = bring(api, attendee_csv(GUMELEM, successor, BERTA))
    assert state(api) != before
    told = api.get(api.organizer, api.at(f"/imports/{number}/undo"))
    assert told["created"] == 2  # cooperative and manager of Berta
    assert not any(told["built"].values())
    undo(api, number)
    assert state(api) == before
    assert undo(api, number, 409)["code"] == "list_not_applied"


@pytest.mark.parametrize("kind", ["partners", "requests"])
def test_partners_and_requests_are_taken_back_too(api: Api, kind: str) -> None:
    mitra = (EXAMPLES / "mitra.xlsx").read_bytes()
    if kind == "partners":
        before = state(api)
        number = bring(api, mitra, name="mitra.xlsx", kind="partners")
    else:
        bring(api, mitra, name="mitra.xlsx", kind="partners")
        bring(api, (EXAMPLES / "peserta.xlsx").read_bytes(), name="peserta.xlsx")
        before = state(api)
        content = (EXAMPLES / "permintaan.csv").read_bytes()
        number = bring(api, content, name="permintaan.csv", kind="requests")
    assert state(api) != before
    undo(api, number)
    assert state(api) == before


def test_what_was_built_on_it_is_said_and_keeps_it(api: Api) -> None:
    number = bring(api, attendee_csv(DERIK, BERTA))
    cooperative = state(api)["cooperatives"][0]["id"]
    answer = api.organizer.patch(
        api.at(f"/cooperatives/{cooperative}"), json={"name": "Koperasi Lain"}
    )
    assert answer.status_code == 200, answer.text
    api.post(api.organizer, api.at("/badges"), {}, status=201)
    refused = undo(api, number, 409)
    assert refused["code"] == "list_built_upon"
    assert "2 badges" in refused["detail"]
    assert "1 records changed afterwards" in refused["detail"]
    assert len(state(api)["cooperatives"]) == 2


def test_each_application_of_a_list_is_undone_on_its_own(api: Api) -> None:
    number = bring(api, attendee_csv(DERIK))
    first = state(api)
    api.post(api.organizer, api.at(f"/imports/{number}/apply"), {}, status=200)  # changes nothing
    assert api.get(api.organizer, api.at(f"/imports/{number}"))["status"] == "applied"
    undo(api, number)
    assert state(api)["cooperatives"] == []
    assert first["cooperatives"]
    assert api.get(api.organizer, api.at(f"/imports/{number}"))["status"] == "previewed"


def test_a_person_who_joined_a_cooperative_of_the_list_keeps_it(api: Api) -> None:
    number = bring(api, attendee_csv(DERIK, BERTA))
    cooperative = state(api)["cooperatives"][0]["id"]
    person = {"kind": "manager", "cooperative_id": cooperative, "name": "Bu Tamu"}
    api.post(api.organizer, api.at("/attendees"), person, status=201)
    assert "1 other people" in undo(api, number, 409)["detail"]
    assert "Bu Tamu" in {row["name"] for row in state(api)["attendees"]}


def test_a_table_and_a_gate_that_came_by_hand_keep_a_partner_of_the_list(api: Api) -> None:
    mitra = (EXAMPLES / "mitra.xlsx").read_bytes()
    number = bring(api, mitra, name="mitra.xlsx", kind="partners")
    tables = state(api)["tables"]
    added = {"partner_id": tables[0]["partner_id"], "number": 900}
    api.post(api.organizer, api.at("/tables"), added, status=201)
    gate = {"name": "Meja", "kind": "table", "table_id": tables[1]["id"]}
    api.post(api.organizer, api.at("/gates"), gate, status=201)
    refused = undo(api, number, 409)["detail"]
    assert "1 other tables" in refused
    assert "1 gates" in refused
    assert len(state(api)["tables"]) == len(tables) + 1


def test_times_of_absence_that_came_by_hand_keep_a_cooperative_of_the_list(api: Api) -> None:
    number = bring(api, attendee_csv(DERIK))
    cooperative = state(api)["cooperatives"][0]["id"]
    away = {"absences": [{"starts_at": "08:00", "ends_at": "09:00"}]}
    answer = api.organizer.patch(api.at(f"/cooperatives/{cooperative}"), json=away)
    assert answer.status_code == 200, answer.text
    assert undo(api, number, 409)["code"] == "list_built_upon"
