"""A problem put together call by call is the same as one written out."""

import pytest

from scheduler import (
    Candidate,
    Lock,
    Model,
    Party,
    Pause,
    Pool,
    Precedence,
    Problem,
    ProblemError,
    Slot,
    Table,
    Transition,
)


def test_every_call_adds_its_part() -> None:
    built = (
        Model()
        .slots(2, start="09:30", minutes=20, rest=5, session="am")
        .slots(1, start=60, minutes=30, day=1)
        .host(
            "bank", capacity=2, available=[0, 1], max_meetings=3, required_meetings=2, zone="hall"
        )
        .visitor("desa", min_meetings=2, max_meetings=4, required_meetings=1)
        .person("guide", required_meetings=1)
        .table("t1", host="bank", seats=2)
        .request("desa", "bank", score=(5, 3), rank=1, host_rank=2, slots=[0], length=1)
        .request("guide", "bank", mandatory=True)
        .lock("desa", "bank", 0, table="t1")
        .forbid("guide", "bank")
        .pool("hall", 1, [("desa", "bank")])
        .order(("desa", "bank"), ("guide", "bank"))
        .walking(minutes=10)
        .even_breaks(1)
        .pause("guide", [1, 2], free=2)
    ).problem()
    assert built == Problem(
        slots=(
            Slot("s1", 570, 590, "am"),
            Slot("s2", 595, 615, "am"),
            Slot("s3", 1500, 1530, day=1),
        ),
        parties=(
            Party("bank", 2, frozenset({0, 1}), 3, 0, "host", "hall", required_meetings=2),
            Party("desa", 1, None, 4, 2, "visitor", required_meetings=1),
            Party("guide", required_meetings=1),
        ),
        candidates=(
            Candidate("desa ~ bank", "desa", "bank", 5, 3, 1, 2, allowed=frozenset({0})),
            Candidate("guide ~ bank", "guide", "bank", 1, 0, mandatory=True),
        ),
        tables=(Table("t1", "bank", 2),),
        pools=(Pool("hall", 1, frozenset({"desa ~ bank"})),),
        precedences=(Precedence("desa ~ bank", "guide ~ bank"),),
        locks=(Lock("desa ~ bank", 0, "t1"),),
        blocks=frozenset({"guide ~ bank"}),
        transition=Transition(0, 10),
        spread=1,
        pauses=(Pause("guide", frozenset({1, 2}), 2),),
    )


@pytest.mark.parametrize("time", ["9.30", "nine", "09:75", "", ":30"])
def test_a_time_that_is_none_is_refused_by_a_sentence(time: str) -> None:
    with pytest.raises(ProblemError, match="write it like '09:30'"):
        Model().slots(1, start=time, minutes=20)


def test_a_request_of_somebody_unknown_is_refused_by_name() -> None:
    model = Model().slots(1, start=0, minutes=20).visitor("desa").request("desa", "bnak")
    with pytest.raises(ProblemError, match="'bnak'"):
        model.problem()
