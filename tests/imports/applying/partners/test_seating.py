"""Which tables a list of partners leads to, by example and by property."""

from hypothesis import given
from hypothesis import strategies as st

from app.imports.applying.partners.seating import TableWish, plan_tables

OWNERS = "ABCD"


def wish(owner: str, *numbers: int) -> TableWish:
    return TableWish(owner, len(numbers), numbers)


def test_named_tables_are_added_and_a_count_takes_free_numbers() -> None:
    plan = plan_tables([wish("A", 1, 2), TableWish("B", 2), wish("C", 4)], {}, set())
    assert plan.assigned == {1: "A", 2: "A", 4: "C", 3: "B", 5: "B"}
    again = plan_tables([wish("A", 1, 2), TableWish("B", 2), wish("C", 4)], plan.assigned, set())
    assert (again.assigned, again.refused, again.kept) == ({}, {}, {})


def test_partners_may_exchange_tables_but_not_take_them() -> None:
    known = {1: "A", 2: "B", 3: "C"}
    assert plan_tables([wish("A", 2), wish("B", 1)], known, set()).assigned == {2: "A", 1: "B"}
    assert plan_tables([wish("A", 1, 3)], known, set()).refused == {"A": ("table_taken", 3)}
    by_count = [wish("A", 1, 3), TableWish("C", 1)]
    assert plan_tables(by_count, known, set()).refused == {"A": ("table_taken", 3)}


def test_a_table_with_meetings_stays_and_who_counted_on_it_is_refused_too() -> None:
    known = {1: "A", 2: "B", 3: "C"}
    chain = [wish("A", 2), wish("B", 3), wish("C", 1)]
    plan = plan_tables(chain, known, {1})
    assert plan.refused["C"] == ("table_has_meetings", 1)
    assert plan.refused["B"] == ("table_taken", 3)
    assert plan.refused["A"] == ("table_taken", 2)
    assert plan.assigned == {}


def test_tables_that_a_list_no_longer_states_are_kept_and_told() -> None:
    plan = plan_tables([TableWish("A", 1), wish("B", 9)], {1: "A", 2: "A", 3: "B"}, set())
    assert plan.assigned == {9: "B"}
    assert plan.kept == {"A": 1, "B": 1}


WISHES = st.lists(
    st.builds(
        TableWish,
        st.sampled_from(OWNERS),
        st.integers(1, 4),
        st.lists(st.integers(1, 12), unique=True, max_size=4).map(tuple),
    ),
    unique_by=lambda entry: entry.owner,
)
KNOWN = st.dictionaries(st.integers(1, 12), st.sampled_from(OWNERS))


@given(WISHES, KNOWN, st.sets(st.integers(1, 12)))
def test_no_table_is_lost_or_moved_under_a_meeting_and_a_second_time_changes_nothing(
    wishes: list[TableWish], known: dict[int, str], in_use: set[int]
) -> None:
    plan = plan_tables(wishes, known, in_use)
    after = known | plan.assigned
    assert known.keys() <= after.keys()
    assert all(after[number] == known[number] for number in in_use & known.keys())
    for entry in wishes:
        own = [number for number, owner in after.items() if owner == entry.owner]
        if entry.owner not in plan.refused:
            assert set(entry.numbers) <= set(own)
            assert len(own) >= (len(entry.numbers) or entry.count)
        else:
            assert entry.owner not in plan.assigned.values()
    again = plan_tables([w for w in wishes if w.owner not in plan.refused], after, in_use)
    assert again.assigned == {}
    assert again.refused == {}
