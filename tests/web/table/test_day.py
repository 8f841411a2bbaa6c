"""How a table's page sorts its meetings by time, run by Node."""

from collections.abc import Iterator

import pytest

from tests.web.node import Node, running_node

# A table with meetings of 20 minutes at 09.00, 09.20 and 09.40, minutes counted from 09.00.
_SORTED = """
const at = (minutes) => new Date(Date.UTC(2025, 6, 4, 2, minutes)).toISOString();
const meeting = (begins, table, status) => (
  { id: begins, table_id: table, status, starts_at: at(begins), ends_at: at(begins + 20) });
const meetings = given.meetings.map((one) => meeting(...one));
const groups = it.sorted(meetings, Date.parse(at(given.now)));
const idsOf = ([name, all]) => [name, all.map(({ id }) => id)];
return Object.fromEntries(Object.entries(groups).map(idsOf));
"""


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with running_node() as one:
        yield one


def groups(node: Node, now: int, *meetings: tuple[int, str, str]) -> dict[str, list[int]]:
    given = {"now": now, "meetings": meetings}
    found: dict[str, list[int]] = node.run("table/day.js", _SORTED, given)
    return {name: begins for name, begins in found.items() if begins}


DAY = [(0, "A", "planned"), (20, "A", "planned"), (40, "A", "planned")]


def test_an_unmarked_meeting_makes_room_once_its_time_is_over_and_the_next_is_at_hand(
    node: Node,
) -> None:
    assert groups(node, 14, *DAY) == {"now": [0], "next": [20, 40]}
    assert groups(node, 16, *DAY) == {"now": [0, 20], "next": [40]}
    assert groups(node, 20, *DAY) == {"now": [20], "earlier": [0], "next": [40]}
    assert groups(node, 45, *DAY) == {"now": [40], "earlier": [0, 20]}


def test_the_last_of_a_session_may_still_begin_an_hour_after_its_end(node: Node) -> None:
    assert groups(node, 119, *DAY)["now"] == [40]
    assert groups(node, 120, *DAY) == {"earlier": [0, 20, 40]}


def test_each_table_has_its_own_present_meeting_and_what_is_marked_is_no_earlier_one(
    node: Node,
) -> None:
    late = [(0, "A", "running"), (0, "B", "planned"), (20, "A", "planned"), (0, "C", "held")]
    assert groups(node, 21, *late) == {"now": [0, 0, 20], "done": [0]}


def choices(node: Node, status: str, *, ahead: bool) -> dict[str, bool]:
    body = "return it.choicesOf({ status: given.status }, given.ahead)"
    found = node.run("table/day.js", body, {"status": status, "ahead": ahead})
    return {one["choice"]: one["asked"] for one in found}


def test_no_thumb_that_scrolls_marks_anybody_absent_or_begins_what_is_not_at_hand(
    node: Node,
) -> None:
    assert choices(node, "planned", ahead=True) == {"start": True}
    assert choices(node, "planned", ahead=False) == {"start": False, "no_show": True}
    for status in ("planned", "running", "held", "no_show"):
        for ahead in (True, False):
            assert choices(node, status, ahead=ahead).get("no_show", True)
    assert choices(node, "no_show", ahead=False) == {"undo": False}
