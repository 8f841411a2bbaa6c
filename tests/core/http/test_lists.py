"""Lists as they are asked for: sorted, counted, with some fields, with what they refer to."""

from typing import Any

import pytest
from sqlalchemy import event as sqlalchemy_event

from tests.api import Api
from tests.checkin.hall import Hall, furnish


@pytest.fixture
def hall(api: Api) -> Hall:
    return furnish(api.engine, api.event_id, api.now, people=5)


def _pages(api: Api, path: str, **params: Any) -> list[Any]:
    rows: list[Any] = []
    cursor: str | None = None
    while True:
        more = {} if cursor is None else {"cursor": cursor}
        page = api.get(api.organizer, api.at(path), limit=2, **params, **more)
        rows += page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            return rows


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_list_counts_all_its_rows_only_if_it_is_asked_to(api: Api, hall: Hall) -> None:
    page = api.get(api.organizer, api.at("/attendees"), limit=2, total=True)
    assert (page["total"], len(page["items"])) == (5, 2)
    after = api.get(
        api.organizer, api.at("/attendees"), limit=2, total=True, cursor=page["next_cursor"]
    )
    assert after["total"] == 5
    nobody = api.get(api.organizer, api.at("/attendees"), total=True, q="nobody at all")
    assert nobody["total"] == 0
    assert "total" not in api.get(api.organizer, api.at("/attendees"))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_list_has_the_fields_that_are_wanted_and_refuses_unknown_ones(
    api: Api, hall: Hall
) -> None:
    page = api.get(api.organizer, api.at("/attendees"), fields="id, name", limit=2)
    assert [set(row) for row in page["items"]] == [{"id", "name"}] * 2
    assert page["next_cursor"]
    refused = api.organizer.get(api.at("/attendees"), params={"fields": "id,nmae"})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "query:fields")
    assert "name" in refused.json()["errors"][0]["detail"]
    assert api.organizer.get(api.at("/attendees"), params={"fields": ""}).status_code == 422
    whole = api.organizer.get(api.at("/attendees"))
    some = api.organizer.get(api.at("/attendees"), params={"fields": "id"})
    assert whole.headers["ETag"] != some.headers["ETag"]
    again = api.organizer.get(
        api.at("/attendees"),
        params={"fields": "id"},
        headers={"If-None-Match": some.headers["ETag"]},
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("path", "order"),
    [
        ("/attendees", "updated_at"),
        ("/partners", "code"),
        ("/scans", "scanned_at"),
    ],
)
def test_pages_of_a_sorted_list_are_those_of_the_whole_list_in_both_directions(
    api: Api, hall: Hall, path: str, order: str
) -> None:
    for number, code in enumerate(hall.codes):
        late = api.now.replace(minute=59 - number % 3)
        api.post(api.organizer, api.at("/scans"), hall.body(code, late))
    up, down = _pages(api, path, sort=order), _pages(api, path, sort=f"-{order}")
    whole = api.get(api.organizer, api.at(path), sort=order)["items"]
    assert up == whole == list(reversed(down))
    assert [row[order] for row in up] == sorted(row[order] for row in up)
    assert len(up) > 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_scans_are_read_with_their_people_by_one_more_question(api: Api, hall: Hall) -> None:
    for code in hall.codes:
        api.post(api.organizer, api.at("/scans"), hall.body(code, api.now))
    api.post(api.organizer, api.at("/scans"), hall.body("8992753101", api.now))
    asked: list[str] = []

    def count(*given: Any) -> None:
        asked.append(given[2])

    def read(**params: Any) -> tuple[int, list[Any]]:
        asked.clear()
        rows = api.get(api.viewer, api.at("/scans"), **params)["items"]
        return len(asked), rows

    read()  # what is asked once only
    sqlalchemy_event.listen(api.engine, "before_cursor_execute", count)
    without, plain = read()
    with_people, told = read(expand="person")
    sqlalchemy_event.remove(api.engine, "before_cursor_execute", count)
    assert with_people == without + 1
    assert [row["person"] for row in plain] == [None] * 6
    assert [row["person"] and row["person"]["attendee_id"] for row in told] == [
        *map(str, hall.people),
        None,
    ]
    assert api.viewer.get(api.at("/scans"), params={"expand": "gate"}).status_code == 422
