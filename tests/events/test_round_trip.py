"""A programme that was read can be put back as it is."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.ids import new_id
from app.events.errors import IntervalDayError, PastMidnightError
from app.events.intervals import IntervalBody, IntervalOut, ProgrammeIn, by_the_clock
from app.events.records import IntervalKind
from app.events.rules import IntervalPlan, ordered
from tests.api import PROGRAMME, Api

FIRST = date(2025, 7, 4)
DAYS = [FIRST + timedelta(days=day) for day in range(3)]
ZONES = ["Asia/Jakarta", "Asia/Jayapura", "Europe/London", "America/St_Johns", "UTC"]


@st.composite
def plans(draw: st.DrawFn) -> list[IntervalPlan]:
    """Draw a programme: on each day, intervals one after the other, with or without gaps."""
    found = []
    for day in DAYS:
        minutes = sorted(draw(st.sets(st.integers(0, 24 * 60 - 1), max_size=12)))
        for begin, end in zip(minutes[::2], minutes[1::2], strict=False):
            kind = draw(st.sampled_from(IntervalKind))
            is_slot = kind is IntervalKind.SLOT
            found.append(
                IntervalPlan(
                    kind=kind,
                    starts_at=time(*divmod(begin, 60)),
                    ends_at=time(*divmod(end, 60)),
                    title_id=draw(st.sampled_from(["", "Pembukaan"])),
                    title_en="",
                    session=draw(st.sampled_from([None, "pagi"])) if is_slot else None,
                    day=day,
                    id=new_id(),
                )
            )
    return found


@given(plans(), st.sampled_from(ZONES))
def test_any_programme_that_was_read_is_the_same_when_it_is_put_back(
    programme: list[IntervalPlan], zone: str
) -> None:
    stretches = ordered(programme, DAYS, zone)
    read = [
        IntervalOut(
            id=one.plan.id or new_id(),
            kind=one.plan.kind,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            title_id=one.plan.title_id,
            title_en=one.plan.title_en,
            session=one.plan.session,
        ).model_dump(mode="json")
        for one in stretches
    ]
    back = by_the_clock(ProgrammeIn.model_validate({"programme": read}).programme, zone)
    assert ordered([IntervalPlan(**one.model_dump()) for one in back], DAYS, zone) == stretches


def _body(**times: str) -> IntervalBody:
    return IntervalBody.model_validate({"kind": "break", **times})


def test_a_moment_of_another_day_than_the_one_named_is_refused() -> None:
    morning = {"starts_at": "2025-07-04T02:40:00Z", "ends_at": "2025-07-04T03:00:00Z"}
    assert _body(**morning, day="2025-07-04").in_zone("Asia/Jakarta").starts_at == time(9, 40)
    with pytest.raises(IntervalDayError):
        _body(**morning, day="2025-07-05").in_zone("Asia/Jakarta")
    with pytest.raises(PastMidnightError):
        _body(starts_at="23:30", ends_at="2025-07-05T01:00:00+07:00", day="2025-07-04").in_zone(
            "Asia/Jakarta"
        )


@pytest.mark.parametrize(
    ("starts_at", "ends_at"),
    [
        ("09:40:00.9", "10:00:00.000001"),
        ("2025-07-04T02:40:00.999Z", "2025-07-04T03:00:00.1Z"),
    ],
)
def test_fractions_of_a_second_are_cut_off(starts_at: str, ends_at: str) -> None:
    at_ten = _body(starts_at=starts_at, ends_at=ends_at).in_zone("Asia/Jakarta")
    assert (at_ten.starts_at, at_ten.ends_at) == (time(9, 40), time(10))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("day", ["1970-01-02", "1999-12-31", "2200-01-01"])
def test_a_moment_on_a_day_that_no_event_can_have_is_refused(api: Api, day: str) -> None:
    part = {"kind": "break", "starts_at": f"{day}T02:40:00Z", "ends_at": f"{day}T03:00:00Z"}
    part = {name: value.replace("2200-01-01T0", "2199-12-31T2") for name, value in part.items()}
    answer = api.organizer.put(api.at("/programme"), json={"programme": [part]})
    assert (answer.status_code, answer.json()["code"]) == (422, "interval_day")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_api_takes_a_programme_as_it_gave_it(api: Api) -> None:
    api.organizer.put(api.at("/programme"), json={"programme": PROGRAMME})
    read: dict[str, Any] = api.get(api.organizer, api.at("/programme"))
    assert read["items"][0]["starts_at"].endswith("Z")
    answer = api.organizer.put(api.at("/programme"), json={"programme": read["items"]})
    assert (answer.status_code, answer.json()) == (200, read)
