"""The decision on a scan, reason by reason."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from app.checkin.records import Direction, Reason
from app.checkin.scans.clocks import clock_is_off, day_of, storable
from app.checkin.scans.rules import (
    Admitted,
    Attempt,
    Hours,
    KnownBadge,
    NoBadge,
    Passage,
    Refused,
    decide,
)
from app.core.clock import device_moment

EIGHT = datetime(2025, 7, 4, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
ENTRY = Attempt("gate-1", Direction.ENTRY, EIGHT, EIGHT, offline=False)
EXIT = replace(ENTRY, direction=Direction.EXIT)
GOOD = KnownBadge(revoked_at=None, withdrawn=False, on_list=True)
OPEN = Hours()


def offline(attempt: Attempt, *, at: datetime = EIGHT, device: str = "gate-1") -> Attempt:
    return replace(
        attempt, offline=True, scanned_at=at, received_at=EIGHT + timedelta(hours=3), device=device
    )


def went(direction: Direction, minutes: int, device: str = "gate-1") -> Passage:
    return Passage(direction, EIGHT + minutes * MINUTE, device)


def test_a_good_badge_is_admitted() -> None:
    assert decide(ENTRY, GOOD, [], OPEN) == Admitted()


@pytest.mark.parametrize("reason", [Reason.UNKNOWN_CODE, Reason.BAD_SIGNATURE, Reason.WRONG_EVENT])
def test_a_code_that_is_no_badge_is_refused_online_and_offline(reason: Reason) -> None:
    assert decide(ENTRY, NoBadge(reason), [], OPEN) == Refused(reason)
    assert decide(offline(ENTRY), NoBadge(reason), [], OPEN) == Refused(reason)


@pytest.mark.parametrize(
    ("badge", "reason"),
    [
        (NoBadge(Reason.UNKNOWN_CODE, authentic=True), Reason.UNKNOWN_CODE),
        (replace(GOOD, revoked_at=EIGHT), Reason.REVOKED),
        (replace(GOOD, withdrawn=True), Reason.CANCELLED),
        (replace(GOOD, on_list=False), Reason.NOT_ON_LIST),
    ],
)
def test_what_only_the_server_knows_refuses_online_and_is_pointed_out_offline(
    badge: KnownBadge | NoBadge, reason: Reason
) -> None:
    assert decide(ENTRY, badge, [], OPEN) == Refused(reason)
    assert decide(offline(ENTRY), badge, [], OPEN) == Admitted(despite=reason)


def test_a_badge_revoked_after_an_offline_scan_was_good_when_it_was_scanned() -> None:
    badge = replace(GOOD, revoked_at=EIGHT + MINUTE)
    assert decide(offline(ENTRY), badge, [], OPEN) == Admitted()


def test_a_gate_admits_from_its_opening_until_its_closing() -> None:
    assert decide(ENTRY, GOOD, [], Hours(opens_at=EIGHT)) == Admitted()
    assert decide(ENTRY, GOOD, [], Hours(opens_at=EIGHT + MINUTE)) == Refused(Reason.TOO_EARLY)
    assert decide(ENTRY, GOOD, [], Hours(closes_at=EIGHT + MINUTE)) == Admitted()
    assert decide(ENTRY, GOOD, [], Hours(closes_at=EIGHT)) == Refused(Reason.TOO_LATE)


def test_a_device_without_a_network_knows_a_gates_hours() -> None:
    hours = Hours(opens_at=EIGHT + MINUTE)
    assert decide(offline(ENTRY), GOOD, [], hours) == Refused(Reason.TOO_EARLY)


def test_nobody_is_kept_inside_by_a_closed_gate() -> None:
    history = [went(Direction.ENTRY, -10)]
    assert decide(EXIT, GOOD, history, Hours(closes_at=EIGHT - MINUTE)) == Admitted()


def test_who_is_inside_cannot_enter_until_they_have_left() -> None:
    entered = went(Direction.ENTRY, -10, "gate-2")
    left = went(Direction.EXIT, -5, "gate-2")
    assert decide(ENTRY, GOOD, [entered], OPEN) == Refused(Reason.ALREADY_INSIDE)
    assert decide(ENTRY, GOOD, [entered, left], OPEN) == Admitted()
    assert decide(ENTRY, GOOD, [left, entered], OPEN) == Admitted(), "order of time, not of record"


def test_of_passages_in_one_moment_the_one_recorded_last_counts() -> None:
    entered, left = went(Direction.ENTRY, 0), went(Direction.EXIT, 0)
    assert decide(ENTRY, GOOD, [entered, left], OPEN) == Admitted()
    assert decide(EXIT, GOOD, [left, entered], OPEN) == Admitted()


def test_who_never_entered_or_has_left_cannot_leave() -> None:
    assert decide(EXIT, GOOD, [], OPEN) == Refused(Reason.NOT_INSIDE)
    left = [went(Direction.ENTRY, -10), went(Direction.EXIT, -5)]
    assert decide(EXIT, GOOD, left, OPEN) == Refused(Reason.NOT_INSIDE)
    assert decide(offline(EXIT), GOOD, left, OPEN) == Refused(Reason.NOT_INSIDE)


def test_an_offline_exit_is_believed_where_the_entry_may_still_be_on_another_device() -> None:
    assert decide(offline(EXIT), GOOD, [], OPEN) == Admitted(despite=Reason.NOT_INSIDE)


def test_a_second_offline_entry_is_a_conflict_unless_the_same_device_refused_it() -> None:
    entered = [went(Direction.ENTRY, -10, "gate-1")]
    elsewhere = decide(offline(ENTRY, device="gate-2"), GOOD, entered, OPEN)
    same = decide(offline(ENTRY, device="gate-1"), GOOD, entered, OPEN)
    assert elsewhere == Admitted(despite=Reason.ALREADY_INSIDE)
    assert same == Refused(Reason.ALREADY_INSIDE)


def test_an_offline_entry_told_of_after_a_later_one_is_a_conflict_too() -> None:
    later = [went(Direction.ENTRY, 10, "gate-2")]
    assert decide(offline(ENTRY), GOOD, later, OPEN) == Admitted(despite=Reason.ALREADY_INSIDE)
    left_between = [went(Direction.EXIT, 10, "gate-2"), went(Direction.ENTRY, 20, "gate-2")]
    assert decide(offline(ENTRY), GOOD, left_between, OPEN) == Admitted()


def test_an_online_scan_counts_by_the_servers_clock_and_none_comes_from_the_future() -> None:
    slow = replace(ENTRY, scanned_at=EIGHT - timedelta(hours=20))
    fast = replace(ENTRY, scanned_at=EIGHT + timedelta(hours=20))
    assert (slow.at, fast.at) == (EIGHT, EIGHT)
    assert replace(fast, offline=True).at == EIGHT
    assert replace(slow, offline=True).at == EIGHT - timedelta(hours=20)


def test_clocks_are_believed_within_limits_and_pointed_out_when_off() -> None:
    day, second = timedelta(days=1), timedelta(seconds=1)
    assert device_moment(True, EIGHT - 60 * day, EIGHT) == EIGHT - 60 * day
    for wrong in (EIGHT - 60 * day - second, datetime.min.replace(tzinfo=UTC), EIGHT + day):
        assert device_moment(True, wrong, EIGHT) == EIGHT
        assert clock_is_off(True, wrong, EIGHT)
    for far in (timezone(14 * HOUR), timezone(-14 * HOUR)):
        assert storable(datetime.min.replace(tzinfo=far)).year == 1970
        assert storable(datetime.max.replace(tzinfo=far)).year == 2200
    assert not clock_is_off(False, EIGHT - 2 * MINUTE, EIGHT)
    assert clock_is_off(False, EIGHT - 2 * MINUTE - second, EIGHT)
    assert not clock_is_off(True, EIGHT - day, EIGHT), "kept offline for a day, not late"
    assert clock_is_off(True, EIGHT + day, EIGHT)


def test_a_gate_day_is_a_day_of_the_events_zone() -> None:
    late = datetime(2025, 7, 3, 17, 0, tzinfo=UTC)
    assert str(day_of(late, "Asia/Jakarta")) == "2025-07-04"
    assert str(day_of(late - MINUTE, "Asia/Jakarta")) == "2025-07-03"


def test_a_device_that_let_somebody_out_knows_nothing_of_who_lets_them_in_again_later() -> None:
    history = [went(Direction.EXIT, -5), went(Direction.ENTRY, 5, "gate-2")]
    assert decide(offline(ENTRY), GOOD, history, OPEN) == Admitted(despite=Reason.ALREADY_INSIDE)
