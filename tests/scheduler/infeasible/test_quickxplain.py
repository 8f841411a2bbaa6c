"""Infeasible problems are explained: by counting, or by a minimal infeasible set."""

from dataclasses import replace

from hypothesis import given

from scheduler import Candidate, Lock, Party, Pool, Precedence, Problem, Reason, Result, solve
from scheduler.model.reasons import TEXTS
from tests.scheduler.campaign import LEAN
from tests.scheduler.events import all_held, grid, set_party, slots
from tests.scheduler.strategies import any_pairs


def reasons(problem: Problem) -> tuple[Reason, ...]:
    result = solve(problem, time_limit=20, workers=1)
    assert result.status == "infeasible"
    return result.reasons


def sentences(problem: Problem) -> list[str]:
    return [reason.text for reason in reasons(problem)]


def test_more_meetings_than_a_pool_has_room_for_are_counted() -> None:
    crowded = all_held(replace(grid(2, 2, 3), pools=(Pool("hall", 1),)))
    assert sentences(crowded) == [
        "pool 'hall' must hold meetings of 4 slots in all but has room for 3"
    ]
    locked = replace(
        crowded,
        pools=(Pool("hall", 2),),
        locks=tuple(Lock(candidate, 0) for candidate in ("v0h0", "v1h1")),
    )
    assert solve(locked, time_limit=20).status == "optimal"
    narrow = replace(
        locked, pools=(Pool("hall", 2), Pool("corner", 1, frozenset({"v0h0", "v1h1"})))
    )
    assert sentences(narrow) == ["pool 'corner' has 2 meetings locked to slot 0 but room for 1"]


def test_only_the_demands_that_clash_are_named_and_each_of_them_is_needed() -> None:
    """v0 must see h0 before h1, is away in slot 2, and h1 is taken in slot 1."""
    problem = all_held(grid(2, 2, 3))
    problem = replace(
        set_party(problem, Party("v0", side="visitor", available=frozenset({0, 1}))),
        precedences=(Precedence("v0h0", "v0h1"),),
        locks=(Lock("v1h1", 1),),
        pools=(Pool("hall", 3),),
    )
    problem = set_party(problem, Party("v1", side="visitor", max_meetings=2))
    head, *named = sentences(problem)
    assert head == "these 5 demands cannot all be met, though any 4 of them can:"
    assert sorted(named) == [
        "1 meetings with party 'h1' are bound to certain slots",
        "2 meetings must be held with party 'h0'",
        "2 meetings must be held with party 'h1'",
        "candidate 'v0h0' comes before candidate 'v0h1'",
        "party 'v0' is available in 2 of 3 slots only",
    ]
    for mended in (
        replace(problem, locks=()),
        replace(problem, precedences=()),
        set_party(problem, Party("v0", side="visitor")),
    ):
        assert solve(mended, time_limit=20).status == "optimal"


def test_meetings_of_an_odd_cycle_clash_among_themselves() -> None:
    problem = Problem(
        slots=slots(2),
        parties=tuple(Party(f"p{i}") for i in range(3)),
        candidates=tuple(
            Candidate(f"{a}{b}", f"p{a}", f"p{b}", mandatory=True)
            for a, b in ((0, 1), (1, 2), (2, 0))
        ),
    )
    codes = [reason.code for reason in reasons(problem)]
    assert codes == ["clash", *["demand_meetings"] * 3]


def test_a_demand_that_nothing_can_meet_stands_alone() -> None:
    """Two meetings of two slots each with one host, in three slots without a break."""
    problem = all_held(grid(2, 1, 3, available=None))
    problem = replace(problem, candidates=tuple(replace(c, length=2) for c in problem.candidates))
    assert sentences(problem) == [
        "this demand alone cannot be met:",
        "2 meetings must be held with party 'h0'",
    ]


def test_every_text_can_be_filled_in() -> None:
    class Anything(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return key

    for code, text in TEXTS.items():
        assert text.format_map(Anything()), code


@LEAN
@given(any_pairs())
def test_every_infeasible_problem_is_explained_in_full_sentences(problem: Problem) -> None:
    result: Result = solve(all_held(problem), time_limit=20, workers=1)
    if result.status == "infeasible":
        texts = [reason.text for reason in result.reasons]
        assert texts
        assert not any("{" in text for text in texts)
        assert result.reasons[0].code != "clash_unnamed"
        if result.reasons[0].code == "clash":
            groups = result.reasons[0].params["groups"]
            assert isinstance(groups, int)
            assert len(texts) == groups + 1
