"""The preview of a policy: simulated days by the day's own rules, the same for the same seed."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from app.day.autopilot.previewing import Bounds, Crowd, Plan, Tally, simulate
from app.meetings.room import Room
from app.meetings.sitting import Sitting
from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import open_day

IDS = [uuid5(UUID(int=0), str(number)) for number in range(40)]
COOPERATIVES, PARTNERS, TABLES, SLOTS = IDS[:12], IDS[12:16], IDS[16:20], IDS[20:24]
BEGIN = datetime(2025, 7, 4, 2, 0, tzinfo=UTC)


def plan() -> Plan:
    """Twelve cooperatives that ask for all four partners; eight of them have a meeting."""
    slots = [
        SimpleNamespace(
            id=slot,
            starts_at=BEGIN + timedelta(minutes=30 * place),
            ends_at=BEGIN + timedelta(minutes=30 * place + 25),
        )
        for place, slot in enumerate(SLOTS)
    ]
    room = Room(
        dict(zip(TABLES, PARTNERS, strict=True)),
        {(table, slot): 1 for table in TABLES for slot in SLOTS},
        dict.fromkeys(COOPERATIVES, SLOTS),
        {},
        set(),
    )
    sittings = [
        Sitting(COOPERATIVES[place], PARTNERS[place % 4], TABLES[place % 4], SLOTS[place // 4], 1)
        for place in range(8)
    ]
    return Plan(IDS[30], slots, room, sittings, dict.fromkeys(COOPERATIVES, PARTNERS))


def bounds(*, releases: bool, offers: bool) -> Bounds:
    return Bounds(timedelta(minutes=10), releases, offers, timedelta(minutes=5))


shares = st.floats(0, 0.5)


@given(st.integers(0, 10**6), st.booleans(), st.booleans(), shares, shares)
def test_the_sums_of_any_policy_and_crowd_agree(
    seed: int, releases: bool, offers: bool, absent: float, late: float
) -> None:
    crowd = Crowd(absent, late)
    found = simulate(plan(), bounds(releases=releases, offers=offers), crowd, days=2, seed=seed)
    assert found == simulate(
        plan(), bounds(releases=releases, offers=offers), crowd, days=2, seed=seed
    )
    assert (found.days, found.planned) == (2, 16)
    assert found.untouched <= found.planned
    assert found.given_back + found.lost <= found.released
    assert found.accepted <= found.offered
    assert found.held <= found.untouched + found.accepted
    assert found.held >= found.untouched - found.lost
    if not releases:
        assert found.released == found.given_back == found.lost == 0
    if not offers:
        assert found.offered == found.accepted == 0


def test_without_a_policy_nothing_is_done_and_with_everybody_there_all_is_held() -> None:
    idle = simulate(plan(), bounds(releases=False, offers=False), Crowd(), days=5, seed=1)
    assert (idle.held, idle.released, idle.offered) == (idle.untouched, 0, 0)
    full = simulate(plan(), bounds(releases=True, offers=False), Crowd(0, 0), days=5, seed=1)
    assert (full.held, full.released) == (full.planned, full.given_back)
    assert simulate(plan(), bounds(releases=True, offers=True), Crowd(), days=0, seed=1) == Tally()


def test_a_policy_is_previewed_before_it_is_set(api: Api, clock: StillClock) -> None:
    open_day(api, cooperatives=8)
    path = api.at("/autopilot/preview")
    found = api.get(api.viewer, path, days=3)
    assert (found["days"], found["planned"] > 0, len(found["sentences"])) == (3, True, 4)
    assert found == api.get(api.viewer, path, days=3)
    still = api.get(api.viewer, path, days=3, releases=False, offers=False)
    assert (still["released"], still["held"]) == (0, still["untouched"])
    assert api.get(api.viewer, api.at("/autopilot"))["by_hand"]
