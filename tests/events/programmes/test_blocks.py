"""Editing a programme block by block, by properties."""

from dataclasses import replace
from datetime import date, time
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.events.errors import NoSlotFitsError, PastMidnightError
from app.events.intervals import IntervalIn
from app.events.programmes.blocks import (
    PRAYER,
    Block,
    Wish,
    at,
    blocks,
    copied,
    lacks_prayer,
    minute,
    placed,
    shifted_after,
    with_prayer,
    without,
)
from app.events.programmes.templates import programme_of
from app.events.records import EventTemplate, IntervalKind
from app.events.rules import IntervalPlan, ordered

FRIDAY, SATURDAY = date(2025, 7, 4), date(2025, 7, 5)
LENGTHS = st.integers(5, 60)


def known(template: EventTemplate = EventTemplate.BUSINESS_CONTACT) -> list[IntervalIn]:
    """Return a template's programme of a Friday as one that was saved, with ids."""
    made = programme_of(template, [FRIDAY])
    return [one.model_copy(update={"id": uuid4()}) for one in made]


def is_valid(programme: list[IntervalIn]) -> bool:
    plans = [IntervalPlan(**one.model_dump()) for one in programme]
    return len(ordered(plans, [FRIDAY, SATURDAY], "Asia/Jakarta")) == len(programme)


def session(programme: list[IntervalIn], name: str) -> Block:
    return next(one for one in blocks(programme) if one.parts[0].session == name)


def wish(block: Block, **more: object) -> Wish:
    fields = {"kind": block.kind, "day": FRIDAY, "begin": block.begin, "end": block.end}
    return Wish(**{**fields, "session": block.parts[0].session, **more})  # type: ignore[arg-type]


def ids(programme: list[IntervalIn], name: str) -> list[object]:
    own = sorted((one for one in programme if one.session == name), key=lambda one: one.starts_at)
    return [one.id for one in own]


@given(st.sampled_from([EventTemplate.BUSINESS_CONTACT, EventTemplate.TRADE_FAIR]))
def test_blocks_are_the_programme_in_order(template: EventTemplate) -> None:
    programme = known(template)
    assert [part for block in blocks(programme) for part in block.parts] == programme
    names = [one.parts[0].session for one in blocks(programme) if one.kind is IntervalKind.SLOT]
    assert names == ["Pagi", "Siang"]


@given(st.integers(13 * 60, 19 * 60), st.integers(1, 20), LENGTHS)
def test_slots_by_number_and_by_length_fill_a_session(begin: int, number: int, length: int) -> None:
    programme = without(known(), blocks(known())[-1])
    programme = [one for one in programme if one.session != "Siang" and one.starts_at < time(12)]
    end = begin + number * length
    if end >= 24 * 60:
        with pytest.raises(PastMidnightError):
            at(end)
        return
    new = Wish(IntervalKind.SLOT, FRIDAY, at(begin), at(end), session="Siang")
    by_number = placed(programme, None, replace(new, number=number))
    by_length = placed(programme, None, replace(new, minutes=length))
    assert by_number == by_length
    assert is_valid(by_number)
    (made,) = [one for one in blocks(by_number) if one.parts[0].session == "Siang"]
    assert (len(made.parts), made.begin, made.end) == (number, at(begin), at(end))


@given(st.integers(-60, 60))
def test_a_session_that_is_shifted_keeps_all_its_slots(minutes: int) -> None:
    programme = known()
    block = session(programme, "Siang")
    begin, end = (at(minute(clock) + minutes) for clock in (block.begin, block.end))
    after = placed(programme, block, wish(block, begin=begin, end=end))
    assert ids(after, "Siang") == ids(programme, "Siang")
    assert session(after, "Siang").begin == begin


@given(st.integers(1, 4))
def test_a_session_that_ends_earlier_or_begins_later_keeps_the_others_in_their_time(
    gone: int,
) -> None:
    programme = known()
    block = session(programme, "Pagi")
    earlier = placed(programme, block, wish(block, end=block.parts[-gone].starts_at))
    assert ids(earlier, "Pagi") == ids(programme, "Pagi")[:-gone]
    later = placed(programme, block, wish(block, begin=block.parts[gone].starts_at))
    assert ids(later, "Pagi") == ids(programme, "Pagi")[gone:]


@given(LENGTHS)
def test_other_lengths_keep_the_slots_in_turn(length: int) -> None:
    programme = known()
    block = session(programme, "Pagi")
    after = placed(programme, block, wish(block, minutes=length))
    kept = [one for one in ids(after, "Pagi") if one is not None]
    assert kept == ids(programme, "Pagi")[: len(kept)]
    assert is_valid(after)


def test_a_time_too_short_for_a_slot_is_refused() -> None:
    block = session(known(), "Pagi")
    for more in ({"minutes": 200}, {"number": 101}):
        with pytest.raises(NoSlotFitsError):
            placed(known(), block, wish(block, **more))


@given(st.integers(-40, 300))
def test_all_that_follows_is_shifted_alike(minutes: int) -> None:
    programme = known()
    after = shifted_after(programme, FRIDAY, time(13), minutes)
    for one, moved in zip(programme, after, strict=True):
        expected = minutes if one.starts_at >= time(13) else 0
        assert minute(moved.starts_at) - minute(one.starts_at) == expected
        assert moved.id == one.id
    with pytest.raises(PastMidnightError):
        shifted_after(programme, FRIDAY, time(13), 660)


@given(st.sampled_from([EventTemplate.BUSINESS_CONTACT, EventTemplate.TRADE_FAIR]))
def test_a_friday_without_the_prayer_gets_it(template: EventTemplate) -> None:
    thursday = [
        one.model_copy(update={"day": FRIDAY, "id": uuid4()})
        for one in programme_of(template, [date(2025, 7, 3)])
    ]
    assert lacks_prayer(thursday, FRIDAY)
    assert not lacks_prayer(thursday, SATURDAY)
    after = with_prayer(thursday, FRIDAY)
    assert not lacks_prayer(after, FRIDAY)
    assert is_valid(after)
    meet = [one for one in after if one.kind is IntervalKind.SLOT]
    assert all(one.ends_at <= PRAYER[0] or one.starts_at >= PRAYER[1] for one in meet)
    assert not lacks_prayer(known(template), FRIDAY)


def test_a_day_is_copied_to_another_one() -> None:
    programme = known()
    after = copied(programme, FRIDAY, SATURDAY)
    second = [one for one in after if one.day == SATURDAY]
    assert len(second) == len(programme) == len(after) - len(second)
    assert {one.id for one in second} == {None}
    assert is_valid(after)
