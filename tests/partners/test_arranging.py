"""Arranging tables in the hall through HTTP, on both databases."""

from typing import Any
from uuid import uuid4

import pytest

from tests.api import Api
from tests.meetings.hall import fill


@pytest.fixture
def known(api: Api) -> list[dict[str, Any]]:
    fill(api.engine, api.event_id, api.now)
    rows: list[dict[str, Any]] = api.get(api.viewer, api.at("/tables"))["items"]
    return rows


def place(table: dict[str, Any], **other: Any) -> dict[str, Any]:
    return {**{name: table[name] for name in ("id", "number", "zone", "version")}, **other}


def arrange(api: Api, *places: dict[str, Any]) -> Any:
    return api.organizer.put(api.at("/tables/arrangement"), json={"tables": list(places)})


def test_tables_exchange_numbers_and_change_zones_at_once(
    api: Api, known: list[dict[str, Any]]
) -> None:
    one, two, three = known
    answer = arrange(
        api, place(one, number=2), place(two, number=3), place(three, number=1, zone="A")
    )
    assert answer.status_code == 200, answer.text
    assert [(row["id"], row["zone"]) for row in answer.json()["items"]] == [
        (three["id"], "A"),
        (one["id"], None),
        (two["id"], None),
    ]
    assert [row["version"] for row in answer.json()["items"]] == [2, 2, 2]


def test_a_place_that_changes_nothing_leaves_the_version(
    api: Api, known: list[dict[str, Any]]
) -> None:
    answer = arrange(api, place(known[0]), place(known[1], zone="B"))
    assert [row["version"] for row in answer.json()["items"]] == [1, 2, 1]


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"number": 3}, 409, "table_exists"),
        ({"version": 7}, 412, "stale_version"),
        ({"id": str(uuid4())}, 404, "not_found"),
        ({"number": 0}, 422, "validation_failed"),
    ],
)
def test_all_or_none_is_arranged(
    api: Api, known: list[dict[str, Any]], change: dict[str, Any], status: int, code: str
) -> None:
    answer = arrange(api, place(known[0], zone="A"), place(known[1], **change))
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert api.get(api.viewer, api.at("/tables"))["items"] == known
