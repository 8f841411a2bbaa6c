"""What the screen in the hall shows at a moment, by its own modules run in Node."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.node import Node, running_node

RULES = "signage/rules.js"
MINUTE = 60_000
KINDS = ("registration", "plenary", "slot", "break")
DAY = [  # kind, from minute, to minute; nothing is on from 30 to 40
    ("registration", 0, 30),
    ("slot", 40, 60),
    ("slot", 60, 80),
    ("break", 80, 120),
    ("slot", 120, 140),
    ("plenary", 140, 150),
]


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with running_node() as node:
        yield node


def stamp(minute: float) -> str:
    seconds = round(minute * 60)
    return f"1970-01-01T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}Z"


def programme(day: list[tuple[str, int, int]]) -> list[dict[str, str]]:
    return [
        {"id": str(at), "kind": kind, "starts_at": stamp(start), "ends_at": stamp(end)}
        for at, (kind, start, end) in enumerate(day)
    ]


def moment(node: Node, minute: float, day: list[tuple[str, int, int]] = DAY) -> dict[str, Any]:
    body = """
        const moment = it.momentOf(given.programme, given.now);
        const ids = Object.entries(moment).map(([name, one]) => [name, one && Number(one.id)]);
        return { ...Object.fromEntries(ids), layout: it.layoutOf(moment) };
    """
    shown = {"programme": programme(day), "now": minute * MINUTE}
    found: dict[str, Any] = node.run(RULES, body, shown)
    return found


@pytest.mark.parametrize(
    ("minute", "running", "following", "slot", "layout"),
    [
        (-1, None, 0, 1, "next"),
        (0, 0, 1, 1, "next"),
        (35, None, 1, 1, "next"),
        (40, 1, 2, 2, "both"),
        (59.99, 1, 2, 2, "both"),
        (60, 2, 3, 4, "both"),
        (100, 3, 4, 4, "next"),
        (130, 4, 5, None, "running"),
        (145, 5, None, None, "none"),
        (150, None, None, None, "none"),
    ],
)
def test_now_and_next_at_every_kind_of_moment(
    node: Node, minute: float, running: int, following: int, slot: int, layout: str
) -> None:
    expected = {"running": running, "next": following, "slot": slot, "layout": layout}
    assert moment(node, minute) == expected


days = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 20), st.integers(1, 40)), max_size=8
)


@given(days, st.integers(-10, 500))
def test_what_is_on_holds_the_moment_and_nothing_stands_between_it_and_the_next(
    node: Node, parts: list[tuple[str, int, int]], minute: int
) -> None:
    day: list[tuple[str, int, int]] = []
    for kind, pause, length in parts:
        start = (day[-1][2] if day else 0) + pause
        day.append((kind, start, start + length))
    shown = moment(node, minute, day)
    on = [at for at, (_, start, end) in enumerate(day) if start <= minute < end]
    ahead = [at for at, (_, start, _end) in enumerate(day) if start > minute]
    slots = [at for at in ahead if day[at][0] == "slot"]
    assert shown["running"] == next(iter(on), None)
    assert shown["next"] == next(iter(ahead), None)
    assert shown["slot"] == next(iter(slots), None)
    has_list = {"running": shown["layout"] in ("both", "running")}
    assert has_list["running"] == bool(on and day[on[0]][0] == "slot")
    assert (shown["layout"] in ("both", "next")) == bool(slots)


@given(st.integers(0, 120), st.integers(-1, 30), st.integers(0, 10_000))
def test_in_one_round_of_turns_each_item_is_shown_once_and_pages_are_alike(
    node: Node, count: int, most: int, first: int
) -> None:
    body = """
        const items = [...Array(given.count).keys()];
        const { count } = it.pageOf(items, given.most, 0);
        const turns = [...Array(count).keys()].map((turn) => turn + given.first);
        return turns.map((turn) => it.pageOf(items, given.most, turn));
    """
    pages = node.run(RULES, body, {"count": count, "most": most, "first": first})
    shown = [item for page in pages for item in page["items"]]
    assert sorted(shown) == list(range(count))
    sizes = {len(page["items"]) for page in pages}
    assert max(sizes) <= max(1, most)
    assert max(sizes) - min(sizes) <= 1
    assert count == 0 or min(sizes) > 0
    assert sorted(page["number"] for page in pages) == list(range(1, len(pages) + 1))


@pytest.mark.parametrize(
    ("seconds", "calm", "unit", "values"),
    [
        (0, False, "clock", {"minutes": "00", "seconds": "00"}),
        (-5, False, "clock", {"minutes": "00", "seconds": "00"}),
        (0.2, False, "clock", {"minutes": "00", "seconds": "01"}),
        (61, False, "clock", {"minutes": "01", "seconds": "01"}),
        (61, True, "minutes", {"minutes": "2"}),
        (3540, False, "clock", {"minutes": "59", "seconds": "00"}),
        (3599, False, "hours", {"hours": "1", "minutes": "0"}),
        (5400, True, "hours", {"hours": "1", "minutes": "30"}),
        (86_400, False, "days", {"days": "1"}),
        (200_000, True, "days", {"days": "2"}),
    ],
)
def test_a_countdown_is_as_fine_as_it_is_near(
    node: Node, seconds: float, calm: bool, unit: str, values: dict[str, str]
) -> None:
    body = "return it.countdown(given.until, 0, given.calm);"
    assert node.run(RULES, body, {"until": seconds * 1000, "calm": calm}) == {
        "unit": unit,
        "values": values,
    }


@given(st.integers(0, 59 * 60))
def test_a_countdown_in_minutes_and_seconds_says_how_long_it_is(node: Node, seconds: int) -> None:
    left = node.run(RULES, "return it.countdown(given, 0, false);", seconds * 1000)
    assert left["unit"] == "clock"
    assert int(left["values"]["minutes"]) * 60 + int(left["values"]["seconds"]) == seconds


def test_a_call_holds_until_its_slot_begins_and_only_while_the_slot_exists(node: Node) -> None:
    calls = [{"slot_id": "1"}, {"slot_id": "4"}, {"slot_id": "gone"}]
    body = """
        return it.callsAt(given.calls, given.programme, given.now).map((call) => call.slot.id);
    """
    for minute, held in ((39.9, ["1", "4"]), (40, ["4"]), (120, [])):
        shown = {"calls": calls, "programme": programme(DAY), "now": minute * MINUTE}
        assert node.run(RULES, body, shown) == held


def test_a_list_goes_by_village_then_kecamatan_and_keeps_to_its_slot(node: Node) -> None:
    def place(village: str, kecamatan: str, table: int, slot: str = "1") -> dict[str, Any]:
        return {
            "slot_id": slot,
            "village": village,
            "kecamatan": kecamatan,
            "table_number": table,
        }

    meetings = [
        place("Rakit", "Rakit", 1),
        place("Berta", "Susukan", 2),
        place("Berta", "Batur", 30),
        place("Berta", "Batur", 4),
        place("Aribaya", "Pagentan", 5, "2"),
    ]
    body = "return it.placesOf(given, { id: '1' }).map((place) => place.table_number);"
    assert node.run(RULES, body, meetings) == [4, 30, 2, 1]


@pytest.mark.parametrize(
    ("minutes", "name"),
    [(None, "age_none"), (-3, "age_now"), (0.9, "age_now"), (5, "age_minutes"), (300, "age_hours")],
)
def test_the_age_of_the_plan_is_told(node: Node, minutes: float | None, name: str) -> None:
    checked = None if minutes is None else -minutes * MINUTE
    assert node.run(RULES, "return it.ageOf(given, 0).name;", checked) == name


@pytest.mark.parametrize(
    ("at", "shown"), [(0, ""), (16, ""), (17, "Sabtu"), (-8, "Kamis")], ids=str
)
def test_a_time_of_another_day_comes_with_its_weekday(node: Node, at: int, shown: str) -> None:
    body = """
    const now = Date.UTC(2025, 6, 4, 0); // Friday, 07.00 in Jakarta
    return it.weekdayOf(now + given * 3600000, now, "Asia/Jakarta", "id");
    """
    assert node.run("frame/offline/time.js", body, at) == shown
