"""A timetable as rows, in pictures and in words."""

from xml.etree import ElementTree

import pytest

from scheduler import (
    Model,
    Problem,
    Result,
    Trace,
    fairness_picture,
    rows,
    solve,
    timetable_picture,
    trace_picture,
)

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def problem() -> Problem:
    model = Model().slots(3, start="23:50", minutes=10).host("bank <&>", capacity=2)
    model.table("t1", host="bank <&>", seats=2)
    for name, length in (("long", 2), ("short", 1), ("third", 1)):
        model.visitor(name).request(name, "bank <&>", score=(2, 3), length=length, mandatory=True)
    return model.lock("long", "bank <&>", 0).problem()


@pytest.fixture(scope="module")
def trace() -> Trace:
    return Trace()


@pytest.fixture(scope="module")
def result(problem: Problem, trace: Trace) -> Result:
    return solve(problem, time_limit=20, workers=1, observer=trace)


def drawn(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture)  # noqa: S314 - our own text


def test_rows_come_by_time_with_their_day(problem: Problem, result: Result) -> None:
    assert result.solution is not None
    found = rows(problem, result.solution)
    assert [row["slot"] for row in found] == sorted(row["slot"] for row in found)
    long = next(row for row in found if row["visitor"] == "long")
    assert (long["day"], long["start"], long["end"], long["length"]) == (0, "23:50", "00:10", 2)
    assert (long["host"], long["table"], long["score"]) == ("bank <&>", "t1", 5)


def test_pictures_are_xml_with_everybody_in_it_and_no_two_boxes_overlap(
    problem: Problem, result: Result, trace: Trace
) -> None:
    assert result.solution is not None
    grid = drawn(timetable_picture(problem, result.solution))
    texts = {text.text for text in grid.iter(f"{SVG}text")}
    assert {"bank <&>", "long", "short", "third", "23:50"} <= texts
    boxes = [
        tuple(float(box.attrib[side]) for side in ("x", "y", "width", "height"))
        for box in grid.iter(f"{SVG}rect")
    ]
    assert len(boxes) == 3
    for index, (x, y, width, height) in enumerate(boxes):
        for left, top, wide, high in boxes[:index]:
            assert x >= left + wide or left >= x + width or y >= top + high or top >= y + height
    bars = drawn(fairness_picture(problem, result.solution))
    assert {"3"} <= {text.text for text in bars.iter(f"{SVG}text")}
    course = drawn(trace_picture(trace.reports, "fairness"))
    assert list(course.iter(f"{SVG}polyline"))
    assert "nothing was reported" in trace_picture([], "fairness")


def test_a_summary_names_every_aim_or_the_reasons(problem: Problem, result: Result) -> None:
    said = result.summary()
    assert said.startswith("optimal: 3 meetings")
    assert all(f"{tier.name}: " in said for tier in result.tiers)
    crowded = Model().slots(1, start=0, minutes=5).host("h")
    for name in "ab":
        crowded.visitor(name).request(name, "h", mandatory=True)
    assert "'h' must hold 2 meetings but has room for 1" in crowded.solve(5, workers=1).summary()
