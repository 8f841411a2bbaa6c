"""The search as a chart, and fairness as dots."""

from dataclasses import dataclass
from uuid import UUID

from app.web.solve.view import DOT, WIDTH, chart, fairness, most_of, phase_of


@dataclass
class Seen:
    """A moment of a search."""

    elapsed: float
    incumbent: list[int] | None
    bound: list[int] | None
    tier: str | None = "compactness"
    phase: str = "local search"


def test_nothing_is_drawn_before_anything_was_reached() -> None:
    assert chart([], "id") is None
    assert chart([Seen(0.1, None, [26, 0], phase="bounds")], "id") is None


def test_the_stairs_of_what_was_reached_go_on_to_the_edge_and_the_gap_lies_between() -> None:
    drawn = chart([Seen(0.5, [86, 9], [26, 0]), Seen(2.0, [40, 3], [26, 0])], "id")
    assert drawn is not None
    reached = [tuple(map(int, point.split(","))) for point in drawn.reached.split()]
    bound = [tuple(map(int, point.split(","))) for point in drawn.bound.split()]
    assert reached[0][1] < reached[-1][1], "fewer breaks lie lower"
    assert {y for _, y in bound} == {max(y for _, y in bound)}
    assert reached[-1][0] == bound[-1][0] == WIDTH - 8
    assert drawn.gap == f"{drawn.reached} {' '.join(reversed(drawn.bound.split()))}"
    assert (drawn.first, drawn.last) == ("0,5 s", "2 s")


def test_only_the_aim_that_was_worked_on_last_is_drawn_and_told_row_by_row() -> None:
    moments = [
        Seen(0.1, [269], [269], tier="fairness", phase="construction"),
        Seen(1.0, [86, 9], None),
    ]
    drawn = chart(moments, "id")
    assert drawn is not None
    assert (drawn.tier, drawn.bound, drawn.gap) == ("compactness", "", "")
    assert [(row.reached, row.bound) for row in drawn.rows] == [("86 jeda, 9 slot menunggu", "–")]


def test_a_phase_is_told_in_everyday_words() -> None:
    assert phase_of("construction", "id") == "Menyusun jadwal pertama"
    assert phase_of("CP-SAT", "id") == phase_of("days", "id") == "Memperbaiki jadwal"


def test_every_cooperative_is_one_dot_above_its_number_of_meetings() -> None:
    ids = [UUID(int=number) for number in range(4)]
    kecamatan = dict(zip(ids, ("Susukan", "Susukan", "Susukan", "Batur"), strict=True))
    batur, susukan = fairness(kecamatan, {ids[0]: 2, ids[1]: 1}, {ids[0]: 3, ids[3]: 1})
    assert (batur.kecamatan, susukan.kecamatan) == ("Batur", "Susukan")
    assert (len(susukan.planned), len(susukan.by_registration)) == (3, 3)
    assert (susukan.fewest, susukan.most, susukan.without) == (0, 2, 1)
    assert susukan.without_by_registration == 2
    assert max(y for _, y in susukan.planned) < min(y for _, y in susukan.by_registration)
    assert susukan.height >= max(y for _, y in susukan.by_registration) + DOT
    assert most_of([batur, susukan]) == 3
