"""What the scanner decides without a network is what the server decides, case by case."""

import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.attendees.records import AttendeeKind
from app.badges.tokens import (
    BadgeToken,
    Unreadable,
    encode,
    encode_text,
    issue,
    key_ring,
    new_badge_id,
    new_signing_key,
    parse,
)
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
    judge_code,
)
from tests.web.node import Node, running_node

START = datetime(2025, 7, 4, 1, 0, tzinfo=UTC)
EVENT = UUID("0197c0de-0000-7000-8000-000000000001")
OTHER = UUID("0197c0de-0000-7000-8000-000000000002")


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with running_node() as node:
        yield node


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


key, retired, foreign = (new_signing_key(event) for event in (EVENT, EVENT, OTHER))
stranger = new_signing_key(EVENT)
RING = key_ring(each.verification_key() for each in (key, retired, foreign))
tokens = st.sampled_from([key, retired, foreign, stranger]).map(
    lambda signer: issue(signer, new_badge_id())
)
texts = st.one_of(
    st.text(max_size=200),
    st.text("ABCXYZ234567abc \t\r\n/:", max_size=300),
    tokens.map(encode),
    tokens.map(lambda token: encode_text(token, "https://temu.example.id")),
    tokens.map(lambda token: encode(token).lower() + "\r\n"),
    tokens.map(lambda token: " ".join(encode(token))),
    tokens.map(lambda token: encode(token)[:-3]),
    tokens.map(lambda token: encode(token) * 2),
    tokens.map(lambda token: encode(token)[:60] + "7" + encode(token)[61:]),
    tokens.map(lambda token: "\x85\x1c" + encode(token) + "\u2003\ufeff"),
    st.sampled_from(["A" * 2001, "\U0001f600" * 1001, "\U0001f600" * 2001, "ſ" * 120, "ı"]),
)


@settings(max_examples=40)
@given(many=st.lists(texts, min_size=10, max_size=30))
def test_the_page_reads_and_checks_codes_as_the_server_does(node: Node, many: list[str]) -> None:
    body = """
    const keys = new Map(given.keys.map(({ id, eventId, publicKey }) =>
      [id, { eventId, publicKey: it.unhex(publicKey) }]));
    return given.texts.map((text) => {
      const token = it.parse(text);
      const read = token.unreadable ?? `${token.keyId} ${token.badgeId}`;
      return [read, it.judgeCode(token, keys, given.eventId)];
    });
    """
    keys = [
        {"id": each.key_id, "eventId": str(each.event_id), "publicKey": each.public.hex()}
        for each in RING.values()
    ]
    told = node.run(
        "frame/offline/reading/token.js", body, {"texts": many, "keys": keys, "eventId": str(EVENT)}
    )
    assert told == [[_read(parse(text)), _judged(parse(text))] for text in many]


def _read(token: BadgeToken | Unreadable) -> str:
    if isinstance(token, Unreadable):
        return token.reason
    return f"{token.key_id} {token.badge_id}"


def _judged(token: BadgeToken | Unreadable) -> dict[str, Any] | None:
    unfit = judge_code(token, RING, EVENT)
    return asdict(unfit) if unfit else None


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


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("gumelem", ["Turyanto", "Siti"]),
        ("gumelm", ["Turyanto", "Siti"]),
        ("wetan gumelem", ["Turyanto"]),
        ("susukan", ["Turyanto", "Siti"]),
        ("turyanot", ["Turyanto"]),
        ("kebutuhjrang", ["Émil"]),
        ("emil", ["Émil"]),
        ("bulog", ["Ani"]),
        ("tu", []),
        ("zzz", []),
        ("  ", []),
        ("gumelem berta", []),
    ],
)
def test_people_are_found_by_name_village_or_cooperative_also_when_misspelt(
    node: Node, query: str, found: list[str]
) -> None:
    def person(name: str, village: str | None, partner: str | None = None) -> dict[str, Any]:
        home = {"name": f"KDMP {village}", "village": village, "kecamatan": "Susukan"}
        if village == "Kebutuhjurang":
            home["kecamatan"] = "Pagedongan"
        return {
            "name": name,
            "cooperative": home if village else None,
            "partner": {"name": partner} if partner else None,
        }

    people = [
        person("Turyanto", "Gumelem Wetan"),
        person("Siti", "Gumelem Kulon"),
        person("Émil", "Kebutuhjurang"),
        person("Ani", None, "Perum Bulog"),
    ]
    body = "return new it.SearchIndex(given[0]).find(given[1]).map((person) => person.name)"
    assert sorted(node.run("scanner/desk/search.js", body, [people, query])) == sorted(found)


WEDGE = """
const listener = new it.WedgeListener();
let at = 0;
return given.keys.map(([key, pause]) => listener.press(key, (at += pause), given.field));
"""


def typed(text: str, pause: float, end: str) -> list[tuple[str, float]]:
    return [*((key, pause) for key in text), (end, pause)]


@pytest.mark.parametrize(
    ("keys", "field", "heard"),
    [
        (typed("HTTPS://X/B/ABC", 5, "Enter"), False, "HTTPS://X/B/ABC"),
        (typed("HTTPS://X/B/ABC", 5, "Tab"), False, "HTTPS://X/B/ABC"),
        (typed("ABCDEF", 900, "Enter"), False, None),
        ([("Enter", 0)], False, None),
        ([("Tab", 0), ("Shift", 5), *typed("ABCDEF", 5, "Enter")], False, "ABCDEF"),
        (typed("A" * 60, 100, "Enter"), True, "A" * 60),
        (typed("A" * 60, 300, "Enter"), True, None),
        (typed("gumelem wetan", 120, "Enter"), True, None),
        (typed("short", 5, "Enter"), True, None),
        (typed("x" * 59, 5, "Enter"), True, None),
        ([*typed("A" * 60, 5, "A"), ("Enter", 2_900)], False, "A" * 61),
        ([*typed("A" * 60, 5, "A"), ("Enter", 2_900)], True, "A" * 61),
        ([*typed("A" * 60, 5, "A"), ("Enter", 3_100)], False, None),
        ([*typed("A" * 40, 5, "A"), ("Enter", 600)], False, None),
        ([*typed("A" * 60, 5, "A"), ("B", 600), ("Enter", 5)], False, None),
        ([("x", 0), *typed("ABCDEFG", 5, "Enter")], False, "xABCDEFG"),
        ([("x", 0), ("A", 600), *typed("BCDEFG", 5, "Enter")], False, "ABCDEFG"),
    ],
)
def test_a_wedge_scanner_is_told_from_a_person_by_its_pace(
    node: Node, keys: list[tuple[str, float]], field: bool, heard: str | None
) -> None:
    told = node.run("frame/offline/reading/wedge.js", WEDGE, {"keys": keys, "field": field})
    assert told == [None] * (len(keys) - 1) + [heard]


def test_the_area_decoded_is_what_the_reticle_shows(node: Node) -> None:
    body = "return it.areaUnder(...given)"
    box = {"x": 0, "y": 50, "width": 360, "height": 300}
    reticle = {"x": 70, "y": 90, "width": 220, "height": 220}
    area = node.run(
        "frame/offline/reading/viewfinder.js", body, [{"width": 1280, "height": 720}, box, reticle]
    )
    scale = max(360 / 1280, 300 / 720)  # the video covers its box: the height decides
    assert math.isclose(area["side"], 220 / scale)
    assert math.isclose(area["x"], (70 + (1280 * scale - 360) / 2) / scale)
    assert math.isclose(area["y"], 40 / scale)


def test_a_badge_held_up_is_reported_once_until_it_has_been_away(node: Node) -> None:
    body = """
    const sighting = new it.Sighting();
    return given.map(([text, at]) => sighting.isNew(text, at));
    """
    seen = [("A", 0), ("A", 1000), ("A", 3000), ("B", 3100), ("A", 3200), ("A", 9000)]
    told = node.run("frame/offline/reading/viewfinder.js", body, seen)
    assert told == [True, False, False, True, True, True]
