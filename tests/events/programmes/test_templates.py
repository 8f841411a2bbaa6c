"""The programmes that an event may begin with."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.events.programmes.templates import FRIDAY, programme_of
from app.events.records import EventTemplate, IntervalKind
from app.events.rules import IntervalPlan, ordered

DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@given(st.sampled_from(EventTemplate), DAYS)
def test_every_template_is_a_valid_programme_on_every_day(
    template: EventTemplate, day: date
) -> None:
    days = [day, day + timedelta(days=1)]
    plans = [IntervalPlan(**one.model_dump()) for one in programme_of(template, days)]
    assert len(ordered(plans, days, "Asia/Jakarta")) == len(plans)


@given(st.sampled_from([EventTemplate.BUSINESS_CONTACT, EventTemplate.TRADE_FAIR]), DAYS)
def test_nobody_meets_during_the_friday_prayer(template: EventTemplate, day: date) -> None:
    slots = [one for one in programme_of(template, [day]) if one.kind is IntervalKind.SLOT]
    assert len(slots) >= 10
    at_prayer = [one for one in slots if f"{one.ends_at:%H:%M}" > "11:30" and one.session == "Pagi"]
    assert bool(at_prayer) == (day.weekday() != FRIDAY)


def test_a_business_contact_on_a_friday_has_the_slots_of_the_first_event() -> None:
    programme = programme_of(EventTemplate.BUSINESS_CONTACT, [date(2025, 7, 4)])
    slots = [f"{one.starts_at:%H:%M}" for one in programme if one.kind is IntervalKind.SLOT]
    assert slots == [
        *("09:40", "10:00", "10:20", "10:40", "11:00"),
        *("13:00", "13:20", "13:40", "14:00", "14:20"),
    ]
