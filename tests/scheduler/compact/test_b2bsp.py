import json
from pathlib import Path

import pytest

from scheduler import b2bsp
from scheduler.compact.check import breaks_of, violations
from tests.shared_data import shared

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
    instance = b2bsp.instance_of("small", SMALL, spread=2)
    assert (instance.parties, instance.tables, instance.slots, instance.spread) == (3, 2, 5, 2)
    assert [sorted(meeting.allowed) for meeting in instance.meetings] == [[0, 1, 2], [2, 3, 4], [3]]
    assert [(meeting.a, meeting.b) for meeting in instance.meetings] == [(0, 1), (0, 2), (1, 2)]
    assert [meeting.after for meeting in instance.meetings] == [set(), set(), {1}]


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
        ("{2}];", "{4}];", "meeting 3: the meeting before it, 4, does not exist"),
        ("{2}];", "{2}]", "';' was expected, not 'end of file'"),
        ("{2}];", "{2}", "',' was expected, not 'end of file'"),
    ],
)
def test_what_is_wrong_with_a_file_is_named(old: str, new: str, named: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011
        b2bsp.instance_of("small", SMALL.replace(old, new), spread=2)
    assert named in str(refused.value)


def test_the_command_prints_one_line_that_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "small.dzn"
    path.write_text(SMALL.replace("{1..2}", "{0}"), encoding="utf-8")
    assert b2bsp.main([str(path), "--time-limit", "20", "--spread", "1"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    instance = b2bsp.read(path, 1)
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
    assert b2bsp.main([str(path)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["breaks"], told["schedule"]) == ("infeasible", None, None)


def test_a_file_that_cannot_be_used_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.dzn"
    bad.write_bytes(b"nTables = \xff")
    for path in (bad, tmp_path / "none.dzn"):
        assert b2bsp.main([str(path)]) == 2
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
    instance = b2bsp.read(shared(f"b2bsp/{name}.dzn"), spread=2)
    outcome = b2bsp.minimise(instance, time_limit=60)
    assert (outcome.status, outcome.breaks) == (status, breaks)
