"""A list brought in again: what differs goes in, what is the same stays, nothing is forgotten."""

from pathlib import Path

from tests.api import Api
from tests.imports.files import (
    BERTA,
    DERIK,
    GUMELEM,
    GUMELEM_KEY,
    apply,
    attendee_csv,
    attendee_xlsx,
    counts,
    everybody,
    upload,
)
from tests.shared_data import SAMPLE_LISTS

EXAMPLE = Path(__file__).parents[2] / "examples" / "banjarnegara"


def test_a_new_edition_of_a_list_changes_what_differs_and_forgets_nothing(api: Api) -> None:
    first = upload(api, attendee_xlsx(GUMELEM, DERIK, BERTA))
    assert counts(apply(api, first)) == (3, 0, 0, 0)
    before = everybody(api)
    assert counts(apply(api, first)) == (0, 0, 3, 0)
    assert everybody(api) == before

    same = upload(api, attendee_csv(BERTA, GUMELEM, DERIK))
    assert counts(apply(api, same)) == (0, 0, 3, 0)
    assert everybody(api) == before

    successor = ("Gumelem Wetan", "Susukan", "Sugeng Purnomo", "", "", "")
    edition = apply(api, upload(api, attendee_csv(successor, DERIK)))
    assert counts(edition) == (0, 1, 1, 0)
    assert edition["not_in_list"] == 1
    now = everybody(api)
    assert now.keys() == before.keys()
    changed = {key for key in now if now[key] != before[key]}
    assert changed == {GUMELEM_KEY}
    person = now[GUMELEM_KEY]
    assert (person["name"], person["version"]) == ("Sugeng Purnomo", 2)
    assert person["id"] == before[GUMELEM_KEY]["id"]
    assert (person["phone"], person["position"]) == (None, None), "its predecessor's"
    assert [(note["row"], note["code"]) for note in edition["notes"]] == [(2, "person_replaced")]
    spelt = ("Gumelem Wetan", "Susukan", "SUGENG PURNOMA", "", "0812-0000-1111", "")
    assert counts(apply(api, upload(api, attendee_csv(spelt)))) == (0, 1, 0, 0)
    bare = ("Gumelem Wetan", "Susukan", "Sugeng Purnomo", "", "", "")
    kept = apply(api, upload(api, attendee_csv(bare)))
    assert (counts(kept), kept["notes"]) == ((0, 1, 0, 0), [])
    assert everybody(api)[GUMELEM_KEY]["phone"] == "+6281200001111"
    home = api.get(api.viewer, api.at(f"/cooperatives/{person['cooperative_id']}"))
    assert (home["needs"], home["version"]) == (["lpg", "pupuk"], 1)


def test_withdrawn_people_stay_withdrawn_and_held_rows_are_not_missing(api: Api) -> None:
    apply(api, upload(api, attendee_csv(GUMELEM, DERIK)))
    derik = everybody(api)["village:33.04.01.2002"]
    api.organizer.delete(api.at(f"/attendees/{derik['id']}"))
    nameless = ("Gumelem Wetan", "Susukan", "", "Ketua", "", "")
    result = apply(api, upload(api, attendee_csv(DERIK, nameless)))
    assert counts(result) == (0, 0, 1, 1)
    assert (result["withdrawn"], result["not_in_list"]) == (1, 0)
    assert everybody(api)["village:33.04.01.2002"]["status"] == "withdrawn"


def test_the_example_list_goes_in_and_a_second_time_changes_nothing(api: Api) -> None:
    preview = upload(api, (EXAMPLE / "peserta.xlsx").read_bytes(), name="peserta.xlsx")
    result = apply(api, preview)
    ready, held = preview["counts"]["ready"], preview["counts"]["held_back"]
    assert counts(result) == (ready, 0, 0, held)
    assert 265 <= ready <= 278
    people = everybody(api)
    assert len(people) == ready
    assert counts(apply(api, preview)) == (0, 0, ready, held)
    assert everybody(api) == people


def test_the_csv_after_the_xlsx_of_the_same_people_adds_nobody(api: Api) -> None:
    lists = [
        upload(api, (SAMPLE_LISTS / name).read_bytes(), name=name)
        for name in ("peserta_messy.xlsx", "peserta_semicolon.csv")
    ]
    villages: list[set[str]] = []
    for preview in lists:
        ready: set[str] = set()
        cursor = None
        while True:
            page = api.get(
                api.organizer,
                api.at(f"/imports/{preview['number']}/rows"),
                held_back=False,
                limit=200,
                **({"cursor": cursor} if cursor else {}),
            )
            ready |= {row["fields"]["village_code"] for row in page["items"]}
            cursor = page["next_cursor"]
            if cursor is None:
                break
        villages.append(ready)
    first = apply(api, lists[0])
    assert first["created"] == len(villages[0])
    second = apply(api, lists[1])
    assert second["created"] == len(villages[1] - villages[0])
    people = everybody(api)
    assert people.keys() == {f"village:{code}" for code in villages[0] | villages[1]}
    assert counts(apply(api, lists[1]))[:3] == (0, 0, len(villages[1]))
    assert everybody(api) == people


def test_chair_and_secretary_are_two_people_of_one_cooperative(api: Api) -> None:
    chair = ("Berta", "Susukan", "Turyanto", "Ketua", "0823-0000-16407", "pupuk")
    assert counts(apply(api, upload(api, attendee_csv(BERTA), name="a.csv"))) == (1, 0, 0, 0)
    before = everybody(api)["village:33.04.01.2001"]
    both = upload(api, attendee_csv(BERTA, chair), name="b.csv")
    assert both["counts"]["held_back"] == 0
    apply(api, both)
    people = everybody(api)
    manager = people["village:33.04.01.2001"]
    beside = people["village:33.04.01.2001/sekretaris"]
    assert (manager["name"], beside["name"]) == ("Turyanto", "Yulianti")
    assert beside["id"] == before["id"]
    assert manager["cooperative_id"] == beside["cooperative_id"]
    assert counts(apply(api, both)) == (0, 0, 2, 0)
    assert everybody(api) == people
    home = api.get(api.viewer, api.at(f"/cooperatives/{manager['cooperative_id']}"))
    assert home["needs"] == ["pupuk"]


def test_a_later_list_that_names_only_who_comes_beside_doubles_nobody(api: Api) -> None:
    chair = ("Berta", "Susukan", "Turyanto", "Ketua", "0823-0000-16407", "pupuk")
    apply(api, upload(api, attendee_csv(BERTA, chair), name="a.csv"))
    people = everybody(api)
    result = apply(api, upload(api, attendee_csv(BERTA), name="b.csv"))
    assert [note["code"] for note in result["notes"]] == ["person_beside"]
    assert result["not_in_list"] == 1
    after = everybody(api)
    assert {key: one["name"] for key, one in after.items()} == {
        key: one["name"] for key, one in people.items()
    }
