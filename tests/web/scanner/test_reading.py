"""The page's rules of reading: who is meant, what a wedge scanner types, what is in sight."""

import math
from typing import Any

import pytest

from tests.web.node import Node


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("gumelem", ["Turyanto", "Siti"]),
        ("gumelm", ["Turyanto", "Siti"]),
        ("wetan gumelem", ["Turyanto"]),
        ("susukan", ["Turyanto", "Siti"]),
        ("turyanot", ["Turyanto"]),
        ("kebutuhjrang", ["Émil"]),
        ("emil", ["Émil"]),
        ("bulog", ["Ani"]),
        ("tu", []),
        ("zzz", []),
        ("  ", []),
        ("gumelem berta", []),
    ],
)
def test_people_are_found_by_name_village_or_cooperative_also_when_misspelt(
    node: Node, query: str, found: list[str]
) -> None:
    def person(name: str, village: str | None, partner: str | None = None) -> dict[str, Any]:
        home = {"name": f"KDMP {village}", "village": village, "kecamatan": "Susukan"}
        if village == "Kebutuhjurang":
            home["kecamatan"] = "Pagedongan"
        return {
            "name": name,
            "cooperative": home if village else None,
            "partner": {"name": partner} if partner else None,
        }

    people = [
        person("Turyanto", "Gumelem Wetan"),
        person("Siti", "Gumelem Kulon"),
        person("Émil", "Kebutuhjurang"),
        person("Ani", None, "Perum Bulog"),
    ]
    body = "return new it.SearchIndex(given[0]).find(given[1]).map((person) => person.name)"
    assert sorted(node.run("scanner/desk/search.js", body, [people, query])) == sorted(found)


WEDGE = """
const listener = new it.WedgeListener();
let at = 0;
return given.keys.map(([key, pause]) => listener.press(key, (at += pause), given.field));
"""


def typed(text: str, pause: float, end: str) -> list[tuple[str, float]]:
    return [*((key, pause) for key in text), (end, pause)]


@pytest.mark.parametrize(
    ("keys", "field", "heard"),
    [
        (typed("HTTPS://X/B/ABC", 5, "Enter"), False, "HTTPS://X/B/ABC"),
        (typed("HTTPS://X/B/ABC", 5, "Tab"), False, "HTTPS://X/B/ABC"),
        (typed("ABCDEF", 900, "Enter"), False, None),
        ([("Enter", 0)], False, None),
        ([("Tab", 0), ("Shift", 5), *typed("ABCDEF", 5, "Enter")], False, "ABCDEF"),
        (typed("A" * 60, 100, "Enter"), True, "A" * 60),
        (typed("A" * 60, 300, "Enter"), True, None),
        (typed("gumelem wetan", 120, "Enter"), True, None),
        (typed("short", 5, "Enter"), True, None),
        (typed("x" * 59, 5, "Enter"), True, None),
        ([*typed("A" * 60, 5, "A"), ("Enter", 2_900)], False, "A" * 61),
        ([*typed("A" * 60, 5, "A"), ("Enter", 2_900)], True, "A" * 61),
        ([*typed("A" * 60, 5, "A"), ("Enter", 3_100)], False, None),
        ([*typed("A" * 40, 5, "A"), ("Enter", 600)], False, None),
        ([*typed("A" * 60, 5, "A"), ("B", 600), ("Enter", 5)], False, None),
        ([("x", 0), *typed("ABCDEFG", 5, "Enter")], False, "xABCDEFG"),
        ([("x", 0), ("A", 600), *typed("BCDEFG", 5, "Enter")], False, "ABCDEFG"),
    ],
)
def test_a_wedge_scanner_is_told_from_a_person_by_its_pace(
    node: Node, keys: list[tuple[str, float]], field: bool, heard: str | None
) -> None:
    told = node.run("frame/offline/reading/wedge.js", WEDGE, {"keys": keys, "field": field})
    assert told == [None] * (len(keys) - 1) + [heard]


def test_the_area_decoded_is_what_the_reticle_shows(node: Node) -> None:
    body = "return it.areaUnder(...given)"
    box = {"x": 0, "y": 50, "width": 360, "height": 300}
    reticle = {"x": 70, "y": 90, "width": 220, "height": 220}
    area = node.run(
        "frame/offline/reading/viewfinder.js", body, [{"width": 1280, "height": 720}, box, reticle]
    )
    scale = max(360 / 1280, 300 / 720)  # the video covers its box: the height decides
    assert math.isclose(area["side"], 220 / scale)
    assert math.isclose(area["x"], (70 + (1280 * scale - 360) / 2) / scale)
    assert math.isclose(area["y"], 40 / scale)


def test_a_badge_held_up_is_reported_once_until_it_has_been_away(node: Node) -> None:
    body = """
    const sighting = new it.Sighting();
    return given.map(([text, at]) => sighting.isNew(text, at));
    """
    seen = [("A", 0), ("A", 1000), ("A", 3000), ("B", 3100), ("A", 3200), ("A", 9000)]
    told = node.run("frame/offline/reading/viewfinder.js", body, seen)
    assert told == [True, False, False, True, True, True]
