import pytest

from scheduler import Candidate, Lock, Party, Placement, Problem, Slot, Solution, io


def small_problem() -> Problem:
    return Problem(
        slots=(Slot("s0", 0, 20, "a"), Slot("s1", 20, 40, "a")),
        parties=(
            Party("v", side="visitor", available=frozenset({1})),
            Party("h", side="host"),
        ),
        candidates=(Candidate("c", "v", "h", 3),),
        locks=(Lock("c", 1),),
    )


def test_problem_reads_back_equal() -> None:
    problem = small_problem()
    assert io.load_problem(io.dump_problem(problem)) == problem


def test_solution_reads_back_equal() -> None:
    solution = Solution({"c": Placement(1, None)})
    assert io.load_solution(io.dump_solution(solution)) == solution


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ('"end":20', '"end":"x"', "problem.slots.0.end: "),
        ('"end":20', '"end":1.5', "problem.slots.0.end: "),
        ('"end":20', '"end":-1', "slot 's0': ends at -1"),
        ('"score_a"', '"skor_a"', "problem.candidates.0.skor_a: "),
        ('"version":1', '"version":2', '"version" is 2'),
        ("titik-temu/problem", "titik-temu/solution", '"format" is '),
        ('"problem":', '"solution":', '"problem" is missing'),
        ("{", "", "not "),
    ],
)
def test_bad_document_is_refused_with_the_place(good: str, bad: str, message: str) -> None:
    text = io.dump_problem(small_problem())
    assert good in text
    with pytest.raises(io.FormatError, match=r".*") as refusal:
        io.load_problem(text.replace(good, bad, 1))
    assert message in str(refusal.value)
