"""Why a request is not granted: the timetable's list and the solver's question say the same."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from app.attendees.records import CooperativeAbsence
from app.core.database.sessions import transaction
from app.events import queries as event_queries
from app.events.records import Event
from app.meetings.granting.rules import Host, Taken, why_not
from app.meetings.versions import queries as versions_queries
from app.partners.records import Partner, PartnerAbsence
from app.requests.pairs import Pair
from app.timetable.bridge.problems import candidate_id
from app.timetable.bridge.standing import Standing, standing
from app.timetable.problem.posing import posed
from scheduler import Candidate, Party, Placement, Problem, Slot, Solution, Table, domain_of
from scheduler.explain.obstacles import obstacles_of
from tests.api import Api
from tests.meetings.hall import Hall
from tests.timetable.solved import solve


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


def _limit(session: Session, api: Api, hall: Hall) -> None:
    """Have a partner and a cooperative away all day, others there for one slot or meeting."""
    slots = event_queries.slots(session, api.event_id)
    first, last = slots[0], slots[-1]
    day: dict[str, Any] = {"starts_at": first.starts_at, "ends_at": last.ends_at}
    session.add(PartnerAbsence(partner_id=hall.partners[0], **day))
    session.add(CooperativeAbsence(cooperative_id=hall.cooperatives[0], **day))
    later = day | {"starts_at": first.ends_at}
    session.add(CooperativeAbsence(cooperative_id=hall.cooperatives[2], **later))
    session.get_one(Partner, hall.partners[1]).max_meetings = 1


def _said_by_the_solver(kept: Standing, pairs: list[Pair]) -> dict[Pair, str]:
    problem, domain = kept.problem, domain_of(kept.problem)
    said = {}
    for pair in pairs:
        identity = candidate_id(pair)
        row = problem.candidate_index[identity]
        if identity in problem.blocks:
            said[pair] = "blocked"
        elif not domain.starts[row].any():
            said[pair] = "no_common_slot"
        else:
            found = obstacles_of(domain, kept.solution, row)
            said[pair] = found[0] if found else "still_possible"
    return said


def test_the_list_of_ungranted_requests_and_the_solver_give_the_same_reasons(
    api: Api, hall: Hall
) -> None:
    with transaction(api.engine) as session:
        _limit(session, api, hall)
    wishes = api.get(api.viewer, api.at("/requests"), limit=200)["items"]
    free = next(one for one in wishes if one["partner_id"] == str(hall.partners[2]))
    pair = {key: free[key] for key in ("cooperative_id", "partner_id")}
    api.post(api.organizer, api.at("/locks"), {"kind": "block", **pair})
    solve(api)
    listed = api.get(api.viewer, api.at("/timetables/1/ungranted"), limit=200)["items"]
    reasons = {
        (UUID(one["cooperative_id"]), UUID(one["partner_id"])): one["reason"] for one in listed
    }
    with transaction(api.engine, read_only=True) as session:
        event = session.get_one(Event, api.event_id)
        timetable = session.exec(versions_queries.timetables(api.event_id)).one()
        question = posed(session, event, timetable)
        kept = standing(question.problem, {"held": question.held, "meetings": question.meetings})
        said = _said_by_the_solver(kept, list(reasons))
    assert reasons == said
    assert set(reasons.values()) >= {"blocked", "no_common_slot", "host_full"}


@dataclass(frozen=True)
class Case:
    """An event in small: who is there when, seats by partner and slot, and who meets when."""

    visitors: list[set[int]]
    hosts: list[dict[int, int]]
    most: list[int | None]
    blocked: set[tuple[int, int]]
    meetings: dict[tuple[int, int], int]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    slots = draw(st.integers(1, 4))
    numbers = st.integers(0, slots - 1)
    visitors = draw(st.lists(st.sets(numbers), min_size=1, max_size=4))
    hosts = draw(st.lists(st.dictionaries(numbers, st.integers(1, 2)), min_size=1, max_size=3))
    most = [draw(st.none() | st.integers(0, 3)) for _ in hosts]
    pairs = [(v, h) for v in range(len(visitors)) for h in range(len(hosts))]
    blocked = draw(st.sets(st.sampled_from(pairs), max_size=2))
    meetings: dict[tuple[int, int], int] = {}
    for v, h in draw(st.permutations(pairs)):
        slot = draw(numbers)
        at_host = [s for (_, host), s in meetings.items() if host == h]
        limit = most[h]
        is_free = (
            (v, h) not in blocked
            and slot in visitors[v]
            and slot not in [s for (visitor, _), s in meetings.items() if visitor == v]
            and at_host.count(slot) < hosts[h].get(slot, 0)
            and (limit is None or len(at_host) < limit)
        )
        if is_free:
            meetings[v, h] = slot
    return Case(visitors, hosts, most, blocked, meetings)


def _listed(case: Case) -> dict[str, str]:
    """Return what the list says of each pair that does not meet."""
    visitors = {UUID(int=1 + v): slots for v, slots in enumerate(case.visitors)}
    hosts = {UUID(int=101 + h): seats for h, seats in enumerate(case.hosts)}
    slot_ids = {slot: UUID(int=201 + slot) for slot in range(4)}
    at_host: Counter[tuple[UUID, UUID]] = Counter()
    busy: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for (v, h), slot in case.meetings.items():
        at_host[UUID(int=101 + h), slot_ids[slot]] += 1
        busy[UUID(int=1 + v)].add(slot_ids[slot])
    told = why_not(
        [(v, h) for v in visitors for h in hosts],
        Taken(at_host, busy),
        hosts={
            host: Host({slot_ids[slot]: number for slot, number in seats.items()}, most)
            for (host, seats), most in zip(hosts.items(), case.most, strict=True)
        },
        visitors={v: {slot_ids[slot] for slot in slots} for v, slots in visitors.items()},
        blocked={(UUID(int=1 + v), UUID(int=101 + h)) for v, h in case.blocked},
    )
    return {f"v{v.int - 1}h{h.int - 101}": reason.value for (v, h), reason in told.items()}


def _solved(case: Case) -> dict[str, str]:
    """Return what the scheduler says of each pair."""
    visitors = tuple(
        Party(id=f"v{v}", available=frozenset(slots), side="visitor")
        for v, slots in enumerate(case.visitors)
    )
    hosts = tuple(
        Party(
            id=f"h{h}",
            capacity=max(seats.values(), default=0),
            available=frozenset(seats),
            max_meetings=case.most[h],
            side="host",
        )
        for h, seats in enumerate(case.hosts)
    )
    problem = Problem(
        slots=tuple(Slot(id=f"s{n}", start=20 * n, end=20 * n + 20) for n in range(4)),
        parties=(*visitors, *hosts),
        candidates=tuple(
            Candidate(id=f"{v.id}{h.id}", a=v.id, b=h.id) for v in visitors for h in hosts
        ),
        tables=tuple(
            Table(f"h{h}t{slot}", f"h{h}", number, None, frozenset({slot}))
            for h, seats in enumerate(case.hosts)
            for slot, number in seats.items()
        ),
        blocks=frozenset(f"v{v}h{h}" for v, h in case.blocked),
    )
    held = Solution(
        {f"v{v}h{h}": Placement(slot, f"h{h}t{slot}") for (v, h), slot in case.meetings.items()}
    )
    said = {}
    for row, candidate in enumerate(problem.candidates):
        if candidate.id in problem.blocks:
            said[candidate.id] = "blocked"
        elif not domain_of(problem).starts[row].any():
            said[candidate.id] = "no_common_slot"
        else:
            said[candidate.id] = next(
                iter(obstacles_of(domain_of(problem), held, row)), "still_possible"
            )
    return said


@given(case=cases())
def test_both_give_the_same_reason_for_every_pair_of_any_event(case: Case) -> None:
    listed, said = _listed(case), _solved(case)
    meeting = {f"v{v}h{h}" for v, h in case.meetings}
    assert {pair: one for pair, one in listed.items() if pair not in meeting} == {
        pair: one for pair, one in said.items() if pair not in meeting
    }
