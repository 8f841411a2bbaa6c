"""Walk-ins: registered with a badge and, when asked, seated; by rule and through HTTP."""

from concurrent.futures import ThreadPoolExecutor
from itertools import combinations, permutations
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.day.seats.rules import Hall
from app.day.walk_ins.service import free_sittings
from app.meetings.room import Room
from app.meetings.sitting import Sitting
from tests.api import Api
from tests.day.hall import Day, open_day
from tests.devices.phones import Phone, phone

PARTNERS = [UUID(int=100 + n) for n in range(4)]
SLOTS = [UUID(int=200 + n) for n in range(4)]
TABLES = {UUID(int=300 + n): PARTNERS[n % 4] for n in range(5)}
NEWCOMER, OTHER = UUID(int=1), UUID(int=2)


def hall_of(open_spots: set[tuple[int, int]], attends: set[int], taken: set[int]) -> Hall:
    """Open tables by (table, slot); the newcomer's slots; slots that meet partner 0 already."""
    tables = list(TABLES)
    room = Room(
        owner=TABLES,
        seats={(tables[table], SLOTS[slot]): 1 for table, slot in open_spots},
        attends={NEWCOMER: {SLOTS[slot] for slot in attends}, OTHER: set(SLOTS)},
        most={PARTNERS[3]: 1},
        blocked=(),
    )
    held = [
        Sitting(OTHER, TABLES[tables[slot % 5]], tables[slot % 5], SLOTS[slot], 1) for slot in taken
    ]
    return Hall(room, held)


def best(hall: Hall, wishes: list[UUID], most: int) -> list[int]:
    """By trying all: the ranks of the partners met in the best choice, most meetings first."""
    able = {
        (partner, slot)
        for table, partner in TABLES.items()
        for slot in SLOTS
        if hall.objection(Sitting(NEWCOMER, partner, table, slot, 1)) is None
    }
    for size in range(min(most, len(wishes), len(SLOTS)), 0, -1):
        for ranks in combinations(range(len(wishes)), size):
            for slots in permutations(SLOTS, size):
                pairs = zip(ranks, slots, strict=True)
                if all((wishes[rank], slot) in able for rank, slot in pairs):
                    return list(ranks)
    return []


@given(
    st.sets(st.tuples(st.integers(0, 4), st.integers(0, 3))),
    st.sets(st.integers(0, 3)),
    st.sets(st.integers(0, 3)),
    st.permutations(PARTNERS),
    st.integers(0, 4),
)
def test_a_newcomer_gets_as_many_free_seats_as_there_can_be_and_the_most_wanted(
    spots: set[tuple[int, int]],
    attends: set[int],
    taken: set[int],
    wishes: list[UUID],
    most: int,
) -> None:
    hall = hall_of(spots, attends, taken)
    found = free_sittings(hall, NEWCOMER, wishes, SLOTS, most)
    assert all(hall.objection(sitting) is None for sitting in found)
    assert len({sitting.slot_id for sitting in found}) == len(found)
    assert sorted(wishes.index(sitting.partner_id) for sitting in found) == best(hall, wishes, most)


@pytest.fixture
def day(api: Api) -> Day:
    return open_day(api, cooperatives=2)


@pytest.fixture
def door(api: Api) -> Phone:
    return phone(api)


def body(**given: Any) -> dict[str, Any]:
    return {
        "name": "Sutini",
        "phone": "0812-3456-7890",
        "village": {"village_code": "33.04.16.2008"},
        "needs": ["pupuk", "lpg"],
        "meetings": True,
    } | given


def test_a_newcomer_gets_badge_cooperative_and_meetings_and_nobody_else_moves(
    day: Day, door: Phone
) -> None:
    api, before = day.api, day.meetings()
    made = api.post(door.client, api.at("/walk-ins"), body())
    assert made["person"]["village"] == "Dieng Kulon"
    assert made["cooperative_created"]
    assert made["badge"]["prints"] == 1
    assert made["meetings_added"] == len(made["meetings"]) > 0
    assert made["person"]["next_meeting"] == made["meetings"][0]
    assert day.published() == 2
    kept = {(m["cooperative_id"], m["partner_id"], m["slot_id"]) for m in before}
    after = {(m["cooperative_id"], m["partner_id"], m["slot_id"]) for m in day.meetings(2)}
    assert kept < after
    assert {cooperative for cooperative, _, _ in after - kept} == {made["cooperative_id"]}
    gate = api.post(api.organizer, api.at("/gates"), {"name": "Pintu"})
    scan = {
        "scan_id": str(uuid4()),
        "gate_id": gate["id"],
        "code": made["badge"]["code"],
        "scanned_at": api.now.isoformat(),
    }
    assert api.post(door.client, api.at("/scans"), scan)["verdict"] == "admitted"
    person = api.get(api.organizer, api.at(f"/attendees/{made['person']['attendee_id']}"))
    assert person["phone"] == "+6281234567890"


def test_where_every_seat_is_taken_a_newcomer_stands_by(api: Api, door: Phone) -> None:
    day = open_day(api, cooperatives=8)
    made = api.post(door.client, api.at("/walk-ins"), body())
    assert (made["meetings_added"], made["standby"], day.published()) == (0, True, 1)
    assert made["requests_made"] == 3


def test_who_asks_for_no_meetings_changes_no_timetable(day: Day, door: Phone) -> None:
    api = day.api
    made = api.post(door.client, api.at("/walk-ins"), body(meetings=False))
    assert (made["meetings"], made["requests_made"], made["standby"]) == ([], 0, False)
    guest = {"name": "Budi", "kind": "guest"}
    assert api.post(door.client, api.at("/walk-ins"), guest)["cooperative_id"] is None
    assert day.published() == 1


def test_of_a_listed_village_nothing_is_added_but_the_person(day: Day, door: Phone) -> None:
    api = day.api
    listed = {"village_code": "33.04.01.2001"}
    made = api.post(door.client, api.at("/walk-ins"), body(village=listed))
    assert not made["cooperative_created"]
    assert made["cooperative_id"] == str(day.hall.cooperatives[0])
    again = door.client.post(api.at("/walk-ins"), json=body(village=listed, name="SUTINI "))
    assert (again.status_code, again.json()["code"]) == (409, "attendee_known")


def test_a_refused_walk_in_leaves_nothing_behind(day: Day, door: Phone) -> None:
    api = day.api
    flawed = [
        (body(village=None), "walk_in_party"),
        (body(kind="guest"), "walk_in_party"),
        (body(village={"village_code": "99.99.99.9999"}), "walk_in_village"),
        (body(needs=["tidak_ada"]), "need_tag_unknown"),
        (body(phone="x"), "phone_unreadable"),
        (
            body(village=None, cooperative_id=str(uuid4())),
            "represented_cooperative_unknown",
        ),
    ]
    before = api.get(api.organizer, api.at("/cooperatives"))["items"]
    for sent, code in flawed:
        answer = door.client.post(api.at("/walk-ins"), json=sent)
        assert (answer.status_code, answer.json()["code"]) == (422, code), answer.text
    assert api.get(api.organizer, api.at("/cooperatives"))["items"] == before
    assert api.get(api.organizer, api.at("/attendees"))["items"] == []
    named = {"village_code": "99.99.99.9999", "village": "Jauh", "kecamatan": "Seberang"}
    assert api.post(door.client, api.at("/walk-ins"), body(village=named))["cooperative_created"]


def test_walk_ins_at_once_share_villages_and_seats_without_a_clash(day: Day, door: Phone) -> None:
    api = day.api
    villages = ["33.04.16.2008", "33.04.16.2008", "33.04.16.2007", "33.04.16.2006"]
    bodies = [
        body(name=f"Pengurus {n}", village={"village_code": code})
        for n, code in enumerate(villages)
    ]
    with ThreadPoolExecutor(len(bodies)) as pool:
        answers = list(
            pool.map(lambda sent: door.client.post(api.at("/walk-ins"), json=sent), bodies)
        )
    assert [answer.status_code for answer in answers] == [201] * 4
    made = [answer.json() for answer in answers]
    assert len({one["cooperative_id"] for one in made}) == 3
    assert sum(one["cooperative_created"] for one in made) == 3
    meetings = day.meetings(day.published())
    places = {(m["table_number"], m["slot_id"], m.get("seat", 1)) for m in meetings}
    assert len(places) == len(meetings)
    assert len(meetings) == len(day.meetings(1)) + sum(one["meetings_added"] for one in made)
