"""Cursors: a list issues them, but a client can also invent one."""

import base64
import json

import pytest

from tests.api import Api

NO_ID = "00000000-0000-0000-0000-000000000000"


def made_up(*values: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode()


TEXTS = [
    "x",
    "ä",
    made_up(),
    made_up("a"),
    made_up("a", "not an id"),
    made_up("a\x00", NO_ID),
    made_up("\ud800", NO_ID),
    base64.urlsafe_b64encode(b"[" * 300).decode(),
]
NUMBERS = [made_up(number, NO_ID) for number in ("x", 2**63, -(2**64), float("inf"), "1.5")]


def test_a_cursor_that_was_made_up_is_refused_and_named(api: Api) -> None:
    cases = [("/attendees", cursor) for cursor in TEXTS]
    cases += [("/tables", cursor) for cursor in NUMBERS]
    for path, cursor in cases:
        answer = api.viewer.get(api.at(path), params={"cursor": cursor})
        assert (answer.status_code, answer.json()["code"]) == (422, "cursor_invalid"), cursor
        assert answer.json()["errors"][0]["pointer"] == "query:cursor"


@pytest.mark.parametrize("number", [0, -1, 2**31, 2**63 - 1])
def test_a_cursor_with_a_number_that_no_row_has_is_a_place_in_the_list(
    api: Api, number: int
) -> None:
    page = api.get(api.viewer, api.at("/tables"), cursor=made_up(number, NO_ID))
    assert page == {"items": [], "next_cursor": None}
