"""Reading of published instances."""

import pytest

from scheduler.b2bsp import reader

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
