import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scheduler.b2bsp import command, reader
from scheduler.b2bsp.checker import breaks_of, violations
from scheduler.b2bsp.instance import Instance
from scheduler.b2bsp.portfolio import Outcome, minimise
from scheduler.cli.main import main
from tests.shared_data import b2bsp_file

SMALL = """% three parties in one day
nBusiness = 3; nMeetings = 3; nTables = 2;
nTotalSlots = 5; nMorningSlots = 3;
requested = [|1, 2,1,
|1, 3,3,
|2, 3,2,
|];
meetingsxBusiness = [{1,2}, {1,3}, {2,3}];
nMeetingsBusiness = [2,2,2];
forbidden = [{0}, {0,5}, {1..2}];
fixed = [0,0,4];
precedences = [{}, {0}, {2}];
"""


def test_every_entry_of_an_instance_is_read() -> None:
    instance = reader.instance_of("small", SMALL, spread=2)
    assert (instance.parties, instance.tables, instance.slots, instance.spread) == (3, 2, 5, 2)
    assert [sorted(meeting.allowed) for meeting in instance.meetings] == [[0, 1, 2], [2, 3, 4], [3]]
    assert [(meeting.a, meeting.b) for meeting in instance.meetings] == [(0, 1), (0, 2), (1, 2)]
    assert [meeting.after for meeting in instance.meetings] == [set(), set(), {1}]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("% three parties in one day", "/* three parties; in\none day */"),
        ("[|1, 2,1,\n|1, 3,3,\n|2, 3,2,\n|]", "[| 1,2,1 | 1,3,3 | 2,3,2 |]"),
        ("[|1, 2,1,\n|1, 3,3,\n|2, 3,2,\n|]", "array2d(1..3, 1..3, [1,2,1, 1,3,3, 2,3,2])"),
        (
            "[|1, 2,1,\n|1, 3,3,\n|2, 3,2,\n|]",
            "array2d(1..nMeetings, 1..3,\n[1,2,1,1,3,3,2,3,2,],)",
        ),
        ("[{0}, {0,5}, {1..2}]", "[{}, 5..5, 1..2]"),
        ("[{0}, {0,5}, {1..2}]", "array1d(1..3, [{}, {5,}, {1,2}])"),
        ("[0,0,4]", "array1d(1..3, [0, 0, 0x4,]) % fixed\n"),
        ("nTables = 2", "'nTables' = 2"),
        ("precedences = [{}, {0}, {2}];\n", "precedences = [{},{},{2}]"),
    ],
)
def test_every_way_to_write_an_entry_means_the_same(old: str, new: str) -> None:
    assert old in SMALL
    expected = reader.instance_of("small", SMALL, spread=2)
    written = SMALL.replace(old, new)
    assert reader.instance_of("small", written, spread=2) == expected
    assert reader.instance_of("small", written.replace("\n", "\r\n"), spread=2) == expected


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("nTables = 2;", "", "nTables is missing"),
        ("nTables = 2;", "nTables = {2};", "nTables must be a number"),
        ("nTables = 2;", "nTables = 2", "line 3: ';' was expected, not 'nTotalSlots'"),
        ("nTables = 2;", "nTables = 2; nTables = 2;", "line 2: nTables is given twice"),
        ("nTables = 2;", "nTables = two;", "line 2: a number was expected, not 'two'"),
        ("nTables = 2;", "nTables = @;", "line 2: unexpected '@'"),
        ("nMorningSlots = 3", "nMorningSlots = 6", "nMorningSlots is 6, must be 0..5"),
        ("|1, 2,1,", "|1, 2,", "requested, row 1: must be two parties and a session"),
        ("|1, 2,1,", "|1, 2,7,", "requested, row 1: session is 7"),
        ("|1, 2,1,", "|1, 8,1,", "requested, row 1: parties 1, 8 must be 1..3"),
        ("|1, 2,1,", "|2, 2,1,", "meeting 1: party 2 cannot meet itself"),
        ("{0,5}", "{0,6}", "forbidden, party 2: slot 6 does not exist"),
        ("{0,5}", "5", "forbidden must hold sets only"),
        ("[0,0,4]", "[0,0,9]", "fixed, meeting 3: slot 9 does not exist"),
        ("[0,0,4]", "[0,4]", "fixed must be a list of 3 entries; it has 2 entries"),
        ("[0,0,4]", "[0,0,{}]", "fixed must hold numbers only"),
        ("[0,0,4]", "array1d(1..2, [0,0,4])", "line 11: array1d of 2 is given 3 values"),
        ("[0,0,4]", "array1d(3, [0,0,4])", "line 11: array1d needs index sets"),
        ("[0,0,4]", "array1d(1..3, 4)", "line 11: array1d needs an array"),
        ("{0,5}", "0..999999999999", "line 10: 0..999999999999 is too long"),
        ("{2}];", "{4}];", "meeting 3: the meeting before it, 4, does not exist"),
        ("[0,0,4];", "[0,0,4]", "';' was expected, not 'precedences'"),
        ("{2}];", "{2}", "',' was expected, not 'end of file'"),
    ],
)
def test_what_is_wrong_with_a_file_is_named(old: str, new: str, named: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011
        reader.instance_of("small", SMALL.replace(old, new), spread=2)
    assert named in str(refused.value)


def test_the_command_prints_one_line_that_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "small.dzn"
    path.write_text(SMALL.replace("{1..2}", "{0}"), encoding="utf-8")
    assert main(["b2bsp", str(path), "--time-limit", "20", "--spread", "1"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    instance = reader.read(path, 1)
    schedule = [slot - 1 for slot in told["schedule"]]
    assert told["name"] == "small"
    assert (told["status"], told["breaks"], told["bound"]) == ("optimal", 1, 1)
    assert violations(instance, schedule) == []
    assert sum(breaks_of(instance, schedule)) == 1


def test_the_command_says_that_nothing_is_possible(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "small.dzn"
    path.write_text(SMALL.replace("[0,0,4]", "[4,3,4]"), encoding="utf-8")
    assert main(["b2bsp", str(path)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["breaks"], told["schedule"]) == ("infeasible", None, None)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_search_and_the_best_so_far_is_printed(
    tmp_path: Path, number: signal.Signals
) -> None:
    path = tmp_path / "crowded.dzn"
    path.write_text(_crowded(), encoding="utf-8")
    arguments = [sys.executable, "-m", "scheduler", "b2bsp", str(path), "--time-limit", "300"]
    with subprocess.Popen(
        [*arguments, "--narrate"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        while json.loads(running.stderr.readline())["breaks"] is None:
            pass
        running.send_signal(number)
        told = json.loads(running.communicate()[0])
    assert running.returncode == 0
    assert (told["status"], len(told["schedule"])) == ("feasible", 100)


def test_the_time_limit_covers_reading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(path: Path, spread: int) -> Instance:
        time.sleep(1.0)
        return reader.read(path, spread)

    given: list[float] = []

    def seconds_left(instance: Instance, *, time_limit: float, **_: object) -> Outcome:
        given.append(time_limit)
        return Outcome("unknown", None, None, 0, 0.0)

    monkeypatch.setattr(command, "read", slowly)
    monkeypatch.setattr(command, "minimise", seconds_left)
    path = tmp_path / "small.dzn"
    path.write_text(SMALL, encoding="utf-8")
    assert main(["b2bsp", str(path), "--time-limit", "5"]) == 0
    assert json.loads(capsys.readouterr().out)["seconds"] >= 1.0
    assert given[0] <= 4.0


def _crowded() -> str:
    """Each of 10 meets each of 10 others, in few slots at few tables: not proven in a moment."""
    rows = "|".join(f"{a},{b},3" for a in range(1, 11) for b in range(11, 21))
    return f"""nBusiness = 20; nMeetings = 100; nTables = 8; nTotalSlots = 13; nMorningSlots = 6;
    requested = [|{rows}|]; forbidden = [{", ".join(["{}"] * 20)}];
    fixed = [{", ".join("0" * 100)}]; precedences = [{", ".join(["{}"] * 100)}];"""


def test_a_file_that_cannot_be_used_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.dzn"
    bad.write_bytes(b"nTables = \xff")
    for path in (bad, tmp_path / "none.dzn"):
        assert main(["b2bsp", str(path)]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("b2bsp: ")
        assert path.name in line


@pytest.mark.parametrize(
    ("name", "status", "breaks"),
    [
        ("tic-12.fixed020-Forb", "optimal", 1),
        ("tic-12.forb0003", "infeasible", None),
        ("forumt-14crafc.original", "optimal", 5),
    ],
)
def test_published_instances_have_their_published_optimum(
    name: str, status: str, breaks: int | None
) -> None:
    instance = reader.read(b2bsp_file(f"{name}.dzn"), spread=2)
    outcome = minimise(instance, time_limit=60)
    assert (outcome.status, outcome.breaks) == (status, breaks)
