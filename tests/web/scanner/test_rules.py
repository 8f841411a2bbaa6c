"""What the scanner decides without a network is what the server decides, case by case."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from app.attendees.records import AttendeeKind
from app.checkin.holders.rules import Appointment, Person, is_on_list, minutes_left, next_meeting
from app.checkin.records import Direction, GateKind, Reason
from app.checkin.scans.clocks import day_of
from app.checkin.scans.rules import (
    Admitted,
    Attempt,
    Hours,
    KnownBadge,
    NoBadge,
    Passage,
    decide,
)
from tests.web.node import Node

START = datetime(2025, 7, 4, 1, 0, tzinfo=UTC)
EVENT = UUID("0197c0de-0000-7000-8000-000000000001")
OTHER = UUID("0197c0de-0000-7000-8000-000000000002")


def ms(moment: datetime | None) -> int | None:
    return None if moment is None else round(moment.timestamp() * 1000)


moments = st.integers(0, 6).map(lambda minutes: START + timedelta(minutes=minutes))
directions = st.sampled_from(Direction)
devices = st.sampled_from(["device:a", "device:b"])


@dataclass(frozen=True)
class Case:
    attempt: Attempt
    badge: KnownBadge | NoBadge
    history: list[Passage]
    hours: Hours


cases = st.builds(
    Case,
    st.builds(Attempt, devices, directions, moments, moments, st.booleans()),
    st.builds(KnownBadge, st.none() | moments, st.booleans(), st.booleans())
    | st.builds(KnownBadge, st.none(), st.just(value=False), st.just(value=True))
    | st.builds(NoBadge, st.sampled_from(Reason), st.booleans()),
    st.lists(st.builds(Passage, directions, moments, devices), max_size=4),
    st.builds(Hours, st.none() | moments, st.none() | moments),
)


def as_js(case: Case) -> list[Any]:
    attempt, badge, hours = case.attempt, case.badge, case.hours
    return [
        {
            "device": attempt.device,
            "direction": attempt.direction,
            "at": ms(attempt.at),
            "offline": attempt.offline,
        },
        asdict(badge)
        if isinstance(badge, NoBadge)
        else {
            "revokedAt": ms(badge.revoked_at),
            "withdrawn": badge.withdrawn,
            "onList": badge.on_list,
        },
        [{"direction": p.direction, "at": ms(p.at), "device": p.device} for p in case.history],
        {"opensAt": ms(hours.opens_at), "closesAt": ms(hours.closes_at)},
    ]


def expected(case: Case) -> dict[str, str | None]:
    verdict = decide(case.attempt, case.badge, case.history, case.hours)
    if isinstance(verdict, Admitted):
        return {"verdict": "admitted", "reason": verdict.despite}
    return {"verdict": "refused", "reason": verdict.reason}


@settings(max_examples=40)
@given(many=st.lists(cases, min_size=20, max_size=60))
def test_the_page_decides_as_the_server_does(node: Node, many: list[Case]) -> None:
    decided = node.run(
        "scanner/deciding/decide.js",
        "return given.map((case_) => it.decide(...case_))",
        [as_js(case) for case in many],
    )
    assert decided == [expected(case) for case in many]


tables = st.sampled_from([UUID(int=1), UUID(int=2)])
sessions = st.sampled_from([None, "pagi", "siang"])


@settings(max_examples=60)
@given(
    kind=st.sampled_from(AttendeeKind),
    gate=st.tuples(st.sampled_from(GateKind), sessions, tables),
    meetings=st.lists(st.tuples(sessions, tables, st.integers(0, 9)), max_size=4),
    at=st.floats(-5, 60).map(lambda minutes: START + timedelta(seconds=round(minutes * 60))),
)
def test_gates_are_for_the_same_people_and_the_next_meeting_is_the_same(
    node: Node,
    kind: AttendeeKind,
    gate: tuple[GateKind, str | None, UUID],
    meetings: list[tuple[str | None, UUID, int]],
    at: datetime,
) -> None:
    person = Person(UUID(int=5), "X", kind, False, UUID(int=6), "C", "V", "K", None, None)
    appointments = sorted(
        (
            Appointment(
                meeting_id=UUID(int=number),
                cooperative_id=UUID(int=6),
                cooperative="C",
                partner_id=UUID(int=8),
                partner="P",
                table_id=table,
                table_number=table.int,
                zone=None,
                session=session,
                starts_at=START + timedelta(minutes=5 * start),
                ends_at=START + timedelta(minutes=5 * start + 5),
            )
            for number, (session, table, start) in enumerate(meetings)
        ),
        key=lambda meeting: (meeting.starts_at, meeting.table_number),
    )
    body = """
    const roster = new it.Roster(new Map(Object.entries(given.parts)));
    const person = roster.people.get(given.attendee);
    const list = roster.meetingsOf(person);
    const next = it.nextMeeting(list, given.at);
    const left = next && [next.starts, it.minutesLeft(next, given.at)];
    return [roster.isOnList(person, given.gate), left];
    """
    told = node.run(
        "scanner/deciding/roster.js",
        body,
        {
            "parts": _parts(person, appointments),
            "attendee": str(person.attendee_id),
            "gate": {"kind": gate[0], "session": gate[1], "table_id": str(gate[2])},
            "at": ms(at),
        },
    )
    coming = next_meeting(appointments, at)
    assert told == [
        is_on_list(person, appointments, *gate),
        coming and [ms(coming.starts_at), minutes_left(coming, at)],
    ]


def _parts(person: Person, appointments: list[Appointment]) -> dict[str, Any]:
    """Return the parts of a snapshot with one manager and the meetings of their cooperative."""
    slots = {
        str(UUID(int=100 + number)): appointment for number, appointment in enumerate(appointments)
    }
    return {
        "event": {"id": str(EVENT), "timezone": "Asia/Jakarta"},
        "slots": [
            {
                "id": slot,
                "session": meeting.session,
                "starts_at": meeting.starts_at.isoformat(),
                "ends_at": meeting.ends_at.isoformat(),
            }
            for slot, meeting in slots.items()
        ],
        "tables": [{"id": str(UUID(int=n)), "number": n, "zone": None} for n in (1, 2)],
        "partners": [{"id": str(UUID(int=8)), "name": "P"}],
        "cooperatives/0": [
            {
                "id": str(person.cooperative_id),
                "name": "C",
                "village": "V",
                "kecamatan": "K",
                "meetings": [
                    {
                        "partner_id": str(meeting.partner_id),
                        "table_id": str(meeting.table_id),
                        "slot_id": slot,
                    }
                    for slot, meeting in slots.items()
                ],
            }
        ],
        "people/7": [
            {
                "id": str(person.attendee_id),
                "name": person.name,
                "kind": person.kind,
                "withdrawn": person.withdrawn,
                "cooperative_id": str(person.cooperative_id),
                "partner_id": None,
                "badges": [],
            }
        ],
    }


@given(
    at=st.integers(0, 20 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes)),
    zone=st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "America/New_York"]),
)
def test_the_gate_day_is_the_same(node: Node, at: datetime, zone: str) -> None:
    day = node.run("frame/offline/time.js", "return it.dayOf(given[0], given[1])", [ms(at), zone])
    assert day == day_of(at, zone).isoformat()


def test_moments_are_written_with_the_devices_own_offset(node: Node) -> None:
    written = node.run("frame/offline/time.js", "return it.deviceTime(given)", ms(START))
    assert datetime.fromisoformat(written) == START
