"""Repairs that are adopted by themselves: those that take nothing from anybody who counts."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.day.proposals.records import Proposal
from app.day.proposals.rules import Cost, cost, is_adopted_by_itself
from app.day.proposals.service import analysis_ended
from app.day.publishing import published_now
from app.day.seats.situation import missed_meetings
from app.events.records import Event
from app.meetings.sitting import Sitting
from app.timetable.records import Analysis
from tests.conftest import StillClock
from tests.day.arrivals.test_welcoming import Door
from tests.day.hall import Day, absent
from tests.day.standby import JUST_BEFORE

IDS = [uuid5(UUID(int=0), str(number)) for number in range(5)]
sittings = st.builds(
    Sitting,
    cooperative_id=st.sampled_from(IDS[:3]),
    partner_id=st.sampled_from(IDS[3:]),
    table_id=st.sampled_from(IDS[:2]),
    slot_id=st.sampled_from(IDS[:4]),
    seat=st.integers(1, 2),
)
timetables = st.lists(sittings, max_size=6, unique_by=lambda one: one.pair)


@given(timetables, timetables, st.sets(st.sampled_from(IDS[:3])), st.sets(st.sampled_from(IDS)))
def test_a_repair_costs_only_those_who_count_and_lose_or_move(
    before: list[Sitting], after: list[Sitting], away: set[UUID], frozen: set[UUID]
) -> None:
    excused = [one for one in before if one.cooperative_id in away]
    asked = cost(before, after, excused, frozen)
    touched = asked.robbed | asked.moved
    assert not touched & away
    assert asked.hurried == cost(before, after, (), frozen).hurried
    assert cost(before, before, excused, frozen) == Cost()
    held = {one.pair: one for one in after}
    for was in before:
        stays = held.get(was.pair)
        if stays and (stays.slot_id, stays.table_id) == (was.slot_id, was.table_id):
            continue
        assert was.cooperative_id in touched | away
        if was.slot_id in frozen:
            assert was.cooperative_id in asked.hurried


@given(timetables, timetables, st.integers(0, 4))
def test_what_is_robbed_or_moved_in_the_freeze_is_never_adopted_by_itself(
    before: list[Sitting], after: list[Sitting], up_to: int
) -> None:
    asked = cost(before, after, (), IDS)
    assert is_adopted_by_itself(asked, up_to) == (not asked.robbed and not asked.moved)
    assert not is_adopted_by_itself(None, up_to)


def fly(day: Day, **policy: Any) -> None:
    answer = day.api.organizer.put(day.api.at("/autopilot"), json={"by_hand": False} | policy)
    assert answer.status_code == 200, answer.text


def test_a_repair_for_one_who_stays_away_is_adopted_by_itself(day: Day) -> None:
    gone = absent(day.meetings()[0]["cooperative_id"])
    for policy in ({"by_hand": True}, {"repairs": False}):
        fly(day, **policy)
        assert day.propose([gone])["status"] == "ready"
    fly(day)
    assert day.propose([gone])["status"] == "adopted"
    assert day.published() == 2


def test_a_partner_who_leaves_takes_meetings_so_somebody_is_asked(day: Day) -> None:
    fly(day)
    day.api.organizer.patch(day.api.at(), json={"auto_adopt_up_to": 1000})
    gone = {"kind": "partner_absent", "partner_id": day.meetings()[0]["partner_id"]}
    asked = day.propose([gone])
    assert (asked["status"], asked["diff"]["removed"] > 0) == ("ready", True)
    assert day.published() == 1


def test_who_has_not_come_yet_keeps_the_meetings_that_are_not_due(
    day: Day, clock: StillClock
) -> None:
    """A meeting of theirs has begun and nobody was admitted: the later ones still count."""
    fly(day, releases=False, offers=False)
    clock.moment += JUST_BEFORE + timedelta(minutes=10)
    last = day.meetings()[-1]
    gone = {"kind": "partner_absent", "partner_id": last["partner_id"], "starts_at": "13:00"}
    asked = day.propose([gone])
    assert (asked["status"], asked["diff"]["removed"] > 0) == ("ready", True)


def test_who_went_out_after_coming_is_never_missed(day: Day, clock: StillClock) -> None:
    clock.moment += JUST_BEFORE
    with transaction(day.api.engine) as session:
        event = session.get_one(Event, day.api.event_id)
        published = published_now(session, event)
        first, *others = missed_meetings(session, event, published, clock.now())
    gone = first.sitting.cooperative_id
    door = Door(day)
    person = door.manager(str(gone))
    for minutes, direction in ((0, "entry"), (1, "exit")):
        at = clock.now() + timedelta(minutes=minutes)
        scan = {"scan_id": str(new_id()), "gate_id": door.gate, "attendee_id": person}
        door.upload(scan | {"direction": direction, "scanned_at": at.isoformat()})
    clock.advance(timedelta(minutes=2))
    with transaction(day.api.engine) as session:
        event = session.get_one(Event, day.api.event_id)
        missed = missed_meetings(session, event, published_now(session, event), clock.now())
    assert [one.sitting for one in missed] == [one.sitting for one in others]


def test_a_loss_in_the_next_slot_waits_for_somebody_whoever_it_hits() -> None:
    was = Sitting(IDS[0], IDS[3], IDS[1], IDS[2], 1)
    asked = cost([was], [], [was], [was.slot_id])
    assert asked == Cost(hurried=frozenset({was.cooperative_id}))
    assert not is_adopted_by_itself(asked, 1000)
    assert is_adopted_by_itself(cost([was], [], [was], []), 0)


def test_of_two_workers_with_the_same_answer_one_adopts_it(day: Day) -> None:
    fly(day)
    number = day.ask([absent(day.meetings()[0]["cooperative_id"])])
    assert day.compute(number)["status"] == "adopted"
    with transaction(day.api.engine) as session:
        asked = session.exec(select(Proposal).where(Proposal.number == number)).one()
        analysis = session.get_one(Analysis, asked.analysis_id)
        analysis_ended(session, analysis, day.api.app.state.clock.now())
    assert day.published() == 2
