"""Rows that wait are settled by decisions, which count again when a corrected file comes."""

from pathlib import Path
from typing import Any

import pytest

from tests.api import Api
from tests.imports.files import BERTA, DERIK, NAMELESS, ONE_DATABASE, attendee_csv, upload

PESERTA = Path(__file__).parents[3] / "examples" / "banjarnegara" / "peserta.xlsx"
BEJI = ("Beji", "", "Slamet", "Ketua", "0812-0000-4001", "lpg")
RIVAL = ("Derik", "Susukan", "Bambang Irawan", "Ketua", "0812-0000-4002", "")


def waiting(api: Api, number: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = api.get(
        api.organizer, api.at(f"/imports/{number}/waiting"), limit=200
    )["items"]
    return rows


def decide(api: Api, number: int, status: int = 204, **body: Any) -> Any:
    answer = api.organizer.put(api.at(f"/imports/{number}/decisions"), json=body)
    assert answer.status_code == status, answer.text
    return answer


def choose(api: Api, number: int, row: dict[str, Any], start: str) -> None:
    """Take the choice of a row that waits whose words begin like this."""
    choice = next(each for each in row["choices"] if each["label"].startswith(start))
    decide(api, number, rows=choice["rows"], decision=choice["decision"])


def names(api: Api) -> set[str]:
    return {
        each["name"] for each in api.get(api.organizer, api.at("/attendees"), limit=200)["items"]
    }


def apply(api: Api, number: int) -> dict[str, Any]:
    done: dict[str, Any] = api.post(
        api.organizer, api.at(f"/imports/{number}/apply"), {}, status=200
    )
    return done


def test_a_village_is_chosen_and_a_name_typed(api: Api) -> None:
    number = upload(api, attendee_csv(DERIK, BEJI, NAMELESS))["number"]
    beji, nameless = waiting(api, number)
    assert [each["code"] for each in beji["findings"]] == ["village_ambiguous"]
    assert {each["label"] for each in beji["choices"]} >= {"Beji, Kec. Pejawaran"}
    choose(api, number, beji, "Beji, Kec. Pejawaran")
    edit = {"field": "name", "was": "", "now": "Karsiman"}
    decide(api, number, rows=[nameless["key"]], decision={"edits": [edit]})
    assert waiting(api, number) == []
    plan = api.get(api.organizer, api.at(f"/imports/{number}/plan"))
    assert (plan["created"], plan["held_back"]) == (3, 0)
    assert names(api) == set()
    assert apply(api, number)["created"] == 3
    assert names(api) >= {"Slamet", "Karsiman"}


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("Only Bambang", {"Bambang Irawan"}),
        ("Both come; Bambang", {"Bambang Irawan", "Nurul Wijayanti"}),
        ("Bambang Irawan and", {"Nurul Wijayanti"}),
    ],
)
def test_two_people_of_one_village_are_told_apart(api: Api, start: str, expected: set[str]) -> None:
    number = upload(api, attendee_csv(DERIK, RIVAL))["number"]
    rows = waiting(api, number)
    assert len(rows) == 2
    choose(api, number, rows[1], start)
    assert waiting(api, number) == []
    apply(api, number)
    assert names(api) == expected


def test_a_row_is_left_out_with_a_reason_and_taken_back(api: Api) -> None:
    number = upload(api, attendee_csv(DERIK, BEJI))["number"]
    key = waiting(api, number)[0]["key"]
    decide(api, number, rows=[key], decision={"left_out": True}, reason="Batal")
    preview = api.get(api.organizer, api.at(f"/imports/{number}"))
    assert preview["counts"]["held_back"] == 0
    assert "left_out" in {each["reason"] for each in preview["skipped"]}
    (made,) = api.get(api.organizer, api.at(f"/imports/{number}/decisions"))["items"]
    assert (made["key"], made["reason"]) == (key, "Batal")
    answer = api.organizer.delete(api.at(f"/imports/{number}/decisions/{key}"))
    assert answer.status_code == 204
    assert len(waiting(api, number)) == 1


def test_decisions_count_again_when_a_corrected_file_comes(api: Api) -> None:
    number = upload(api, attendee_csv(DERIK, BEJI, NAMELESS))["number"]
    beji, nameless = waiting(api, number)
    choose(api, number, beji, "Beji, Kec. Pejawaran")
    edit = {"field": "name", "was": "", "now": "Karsiman"}
    decide(api, number, rows=[nameless["key"]], decision={"edits": [edit]})
    other_phone = (*BEJI[:4], "0812-0000-9999", BEJI[5])
    corrected = (*NAMELESS[:2], "Suparno", *NAMELESS[3:])
    again = upload(api, attendee_csv(BERTA, corrected, other_phone, DERIK))
    assert again["counts"]["held_back"] == 0
    apply(api, again["number"])
    assert names(api) >= {"Slamet", "Suparno"}
    assert "Karsiman" not in names(api)


@ONE_DATABASE
def test_what_makes_no_decision_is_refused(api: Api) -> None:
    number = upload(api, attendee_csv(DERIK, BEJI))["number"]
    key = waiting(api, number)[0]["key"]
    assert decide(api, number, 422, rows=[key], decision={}).json()["code"] == "nothing_decided"
    strange = {"village": "11.01.01.2001"}
    assert decide(api, number, 422, rows=[key], decision=strange).json()["code"] == (
        "village_unknown"
    )
    unknown = decide(api, number, 404, rows=["0" * 16 + "-1"], decision={"left_out": True})
    assert unknown.json()["code"] == "list_row_unknown"


@ONE_DATABASE
def test_every_row_of_the_example_can_be_settled_and_its_person_comes_in(api: Api) -> None:
    number = upload(api, PESERTA.read_bytes(), name="peserta.xlsx")["number"]
    left = 20
    while (rows := waiting(api, number)) and (left := left - 1):
        row = rows[0]
        if row["choices"]:
            choice = row["choices"][0]
            decide(api, number, rows=choice["rows"], decision=choice["decision"])
        else:
            was = next(cell["text"] for cell in row["cells"] if cell["field"] == "name")
            edit = {"field": "name", "was": was, "now": f"Pengurus {row['row']}"}
            decide(api, number, rows=[row["key"]], decision={"edits": [edit]})
    assert waiting(api, number) == []
    done = apply(api, number)
    assert done["held_back"] == 0
    cooperatives = api.get(api.organizer, api.at("/cooperatives"), limit=200)
    assert len(cooperatives["items"]) == 200
