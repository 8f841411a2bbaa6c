"""Planned days: the same for the same seed, within the manners that were asked for."""

from datetime import UTC, datetime, timedelta

from app.simulation.hall import Hall, Slot
from app.simulation.planning import Kind, Manners, plan

OPENING = datetime(2025, 7, 4, 2, 40, tzinfo=UTC)
SLOTS = [
    Slot(str(n), OPENING + timedelta(minutes=20 * n), OPENING + timedelta(minutes=20 * n + 20))
    for n in range(10)
]
HALL = Hall(
    zone="Asia/Jakarta",
    slots=SLOTS,
    people={f"c{n}": [f"p{n}"] for n in range(100)},
    first_meetings={f"c{n}": SLOTS[n % 10].starts_at for n in range(100)},
    partners=["m1", "m2"],
    tables=["t1", "t2"],
    needs=["pupuk"],
)


def test_a_seed_stands_for_one_day() -> None:
    manners = Manners()
    assert plan(HALL, manners, 1) == plan(HALL, manners, 1)
    assert plan(HALL, manners, 1).acts != plan(HALL, manners, 2).acts


def test_as_many_stay_away_and_come_late_as_was_said() -> None:
    day = plan(HALL, Manners(absent=0.3, late=0.1), 1)
    came = {act.cooperative: act.at for act in day.acts if act.kind is Kind.ENTER}
    assert len(day.absent) == 30
    assert came.keys() == HALL.people.keys() - day.absent
    assert sum(at > OPENING - timedelta(minutes=20) for at in came.values()) == 10
    assert [act.at for act in day.acts] == sorted(act.at for act in day.acts)


def test_nobody_goes_before_having_come_or_comes_after_the_last_slot() -> None:
    for seed in range(20):
        day = plan(HALL, Manners(leaving=1), seed)
        came = {act.who: act.at for act in day.acts if act.kind is Kind.ENTER}
        gone = {act.who: act.at for act in day.acts if act.kind is Kind.LEAVE}
        assert all(gone[who] >= at for who, at in came.items()), seed
        assert max(act.at for act in day.acts) <= SLOTS[-1].ends_at + timedelta(hours=1)


def test_offers_are_answered_as_people_do() -> None:
    day = plan(HALL, Manners(accepting=0.75, silent=0.1), 1)
    answers = [day.answer(f"c{n}", "t1 0") for n in range(1000)]
    assert 700 < answers.count(True) < 800
    assert 60 < answers.count(None) < 140
    assert answers == [day.answer(f"c{n}", "t1 0") for n in range(1000)]


def test_a_partner_is_late_and_a_table_closes_once() -> None:
    kinds = [act.kind for act in plan(HALL, Manners(walk_ins=3), 1).acts]
    assert (kinds.count(Kind.PARTNER_LATE), kinds.count(Kind.TABLE_CLOSED)) == (1, 1)
    assert kinds.count(Kind.WALK_IN) == 3
    quiet = Manners(walk_ins=0, partner_late=False, table_closed=False, leaving=0)
    assert {act.kind for act in plan(HALL, quiet, 1).acts} == {Kind.ENTER}
