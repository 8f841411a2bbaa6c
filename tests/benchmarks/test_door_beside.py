import zipfile
from io import BytesIO

import pytest

from app.core.settings import Settings
from benchmarks.door_beside.__main__ import main
from benchmarks.door_beside.crowd import Meanwhile
from benchmarks.door_beside.figures import figures, goals_missed, table
from benchmarks.door_beside.hostile import WORKBOOKS
from benchmarks.door_beside.neighbours import NEIGHBOURS
from benchmarks.door_beside.scanning import Phase
from benchmarks.door_beside.sizes import QUICK, Sizes

EXPECTED = {
    "wrong log-ins, API": "401 bad_credentials",
    "wrong log-ins, page": "401",
    "apply: attendees": "200",
    "apply: requests": "200",
    "badges.pdf": "200",
    "list reads": "200",
    "publish": "200",
    "upload: deep elements": "422 list_unreadable",
    "upload: bzip2 parts": "415 list_type",
    "upload: LZMA parts": "415 list_type",
}
"""How each neighbour is answered; the others upload, and what they upload is small here."""


def alone(*milliseconds: float) -> Phase:
    return Phase("alone", 1.0, [one / 1000 for one in milliseconds], {}, 0.5, 0.1)


def beside(*milliseconds: float, **failed: int) -> Phase:
    meanwhile = Meanwhile({"200": 2}, [0.5, 0.25], 0.1)
    times = [one / 1000 for one in milliseconds]
    return Phase("publish", 2.0, times, failed, 1.0, 0.2, meanwhile)


@pytest.mark.usefixtures("imported")
def test_every_neighbour_gets_its_expected_answers_and_every_scan_succeeds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--quick", "--seconds", "0.1", "--sqlite"]) == 0
    lines = [line.split(" | ") for line in capsys.readouterr().out.splitlines()]
    rows = {cells[0].removeprefix("| "): cells for cells in lines if len(cells) > 1}
    count = len(NEIGHBOURS) + 1
    assert rows[f"alone, {count} times"][7] == "0"
    for neighbour in NEIGHBOURS:
        cells = rows[neighbour.name]
        assert int(cells[1]) > 0
        assert cells[7] == "0"
        times, answer = cells[9].partition(" in ")[0].split(" x ")
        assert int(times) >= neighbour.connections
        assert answer == EXPECTED.get(neighbour.name, "201")


def test_a_name_that_no_neighbour_has_is_refused_with_those_that_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--only", "weather"]) == 2
    assert "badges.pdf" in capsys.readouterr().out


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_a_hostile_workbook_is_within_the_upload_limit_and_unpacks_as_it_says(kind: str) -> None:
    data = WORKBOOKS[kind](QUICK)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
    grown = max(Sizes().unpacked_bytes // QUICK.unpacked_bytes, Sizes().brackets // QUICK.brackets)
    assert grown * len(data) < 10 * Settings.model_fields["upload_limit_bytes"].default


def test_a_percentile_is_the_time_of_a_scan_and_the_slowest_is_printed_too() -> None:
    found = figures(alone(*range(1, 201)))
    assert (found.count, found.p50, found.p99, found.most) == (200, 101, 198, 200)


def test_goals_are_held_against_the_median_of_the_phases_alone() -> None:
    phases = [alone(10, 10), alone(20, 20), alone(90, 90), beside(50, 60)]
    _, _, summed, row = table(phases)
    assert "| alone, 3 times | 6 | 20.0 | 20.0 (10.0 to 90.0) | 90 |" in summed
    assert "| publish | 2 | 60.0 | 50.0 | 60 | 2.5 | held | 0 | 50%, 10%, 5% |" in row
    assert "2 x 200 in 2.0 s; each took 0.38 s, the longest 0.50 s" in row


@pytest.mark.parametrize(
    ("phase", "missed"),
    [
        (beside(50, 60), []),
        (beside(61, 61), ["p99"]),
        (beside(50, 501), ["max"]),
        (beside(50, 60, ReadTimeout=1), ["answers"]),
    ],
)
def test_each_goal_that_is_missed_is_named(phase: Phase, missed: list[str]) -> None:
    assert goals_missed(phase, usual_p99=20.0) == missed
