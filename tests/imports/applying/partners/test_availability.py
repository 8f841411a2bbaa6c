"""When a partner is away, by example and by property."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.imports.applying.partners.availability import DAY, DaySlot, resolve
from app.sheets.rows import AvailabilityTerm

MORNING = [DaySlot(580 + 20 * n, 600 + 20 * n, "pagi") for n in range(5)]
AFTERNOON = [DaySlot(780 + 20 * n, 800 + 20 * n, "siang") for n in range(5)]
FRIDAY = MORNING + AFTERNOON
CLOCKS = st.integers(0, DAY - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")


def session(word: str, *, present: bool = True) -> AvailabilityTerm:
    return AvailabilityTerm("session", present, word=word)


def window(start: str, end: str, *, present: bool = True) -> AvailabilityTerm:
    return AvailabilityTerm("window", present, start, end)


def test_morning_ends_where_the_afternoon_session_begins() -> None:
    assert resolve([session("morning")], FRIDAY).absences == ((780, DAY),)
    assert resolve([session("afternoon")], FRIDAY).absences == ((0, 780),)
    assert resolve([session("afternoon", present=False)], FRIDAY).absences == ((780, DAY),)
    assert resolve([session("morning")], []).absences == ((720, DAY),)


def test_a_morning_session_that_runs_past_noon_is_still_morning() -> None:
    slots = [DaySlot(690, 710, "pagi"), DaySlot(725, 745, "pagi"), DaySlot(800, 820, "siang")]
    assert resolve([session("morning")], slots).absences == ((800, DAY),)


def test_windows_are_presence_and_the_rest_of_the_day_is_absence() -> None:
    assert resolve([window("00:00", "14:00")], FRIDAY).absences == ((840, DAY),)
    both = [window("09:00", "10:00"), window("13:00", "14:00")]
    assert resolve(both, FRIDAY).absences == ((0, 540), (600, 780), (840, DAY))
    away = window("10:00", "10:30", present=False)
    assert resolve([away], FRIDAY).absences == ((600, 630),)
    assert resolve([session("morning"), away], FRIDAY).absences == ((600, 630), (780, DAY))


def test_a_numbered_session_is_the_slot_of_that_title_or_else_the_session() -> None:
    titled = [DaySlot(580, 600, "pagi", frozenset({"sesi 1", "slot 1"}))]
    assert resolve([session("session 1")], titled).absences == ((0, 580), (600, DAY))
    assert resolve([session("session 2")], FRIDAY).absences == ((0, 780), (880, DAY))
    slots = AvailabilityTerm("slot", first=2, last=4)
    assert resolve([slots], FRIDAY).absences == ((0, 600), (660, DAY))


def test_what_the_programme_does_not_have_resolves_nothing() -> None:
    odd = [session("session 3"), AvailabilityTerm("slot", first=9, last=11), session("morning")]
    resolved = resolve(odd, FRIDAY)
    assert resolved.absences == ()
    assert resolved.unplaced == ("session 3", "slot 9-11")


@given(st.lists(st.tuples(CLOCKS, CLOCKS, st.booleans()), max_size=5))
def test_absences_say_minute_by_minute_what_was_said(said: list[tuple[str, str, bool]]) -> None:
    terms = [window(min(a, b), max(a, b), present=here) for a, b, here in said if a != b]
    absences = resolve(terms, FRIDAY).absences
    away = {minute for start, end in absences for minute in range(start, end)}

    def minutes(*, present: bool) -> set[int]:
        return {
            minute
            for term in terms
            if term.present is present
            for minute in range(_minute(term.start), _minute(term.end))
        }

    here = minutes(present=True) if any(term.present for term in terms) else set(range(DAY))
    assert away == set(range(DAY)) - here | minutes(present=False)
    assert all(end < start for (_, end), (start, _) in pairwise(absences))


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])
