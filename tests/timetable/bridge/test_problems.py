"""The event's rows become the problem that they mean, and nothing else."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.attendees.records import Cooperative, CooperativeAbsence
from app.events.records import Interval, IntervalKind
from app.partners.records import Partner, PartnerAbsence, Table
from app.requests.records import Asker, Lock, LockKind, Request, RequestSource
from app.timetable.bridge import solving
from app.timetable.bridge.problems import problem_of
from app.timetable.exchange import Facts, UnsoundFactsError

NOW = datetime(2025, 7, 4, 2, 40, tzinfo=UTC)
EVENT = UUID(int=9)
STAMPS: dict[str, Any] = {"created_at": NOW, "updated_at": NOW}


def minutes(after: int) -> datetime:
    return NOW + timedelta(minutes=after)


def slot(number: int, start: int, session: str | None = None, length: int = 20) -> Interval:
    return Interval(
        id=UUID(int=300 + number),
        event_id=EVENT,
        kind=IntervalKind.SLOT,
        starts_at=minutes(start),
        ends_at=minutes(start + length),
        session=session,
    )


def cooperative(number: int) -> Cooperative:
    return Cooperative(
        id=UUID(int=number),
        event_id=EVENT,
        village_code=str(number),
        village=f"Desa {number}",
        kecamatan="Batur",
        name="Koperasi",
        **STAMPS,
    )


def partner(number: int, **more: Any) -> Partner:
    return Partner(
        id=UUID(int=100 + number),
        event_id=EVENT,
        code=f"P{number}",
        name=f"Mitra {number}",
        **more,
        **STAMPS,
    )


def table(number: int, owner: int, seats: int = 1, zone: str | None = None) -> Table:
    return Table(
        id=UUID(int=200 + number),
        event_id=EVENT,
        partner_id=UUID(int=100 + owner),
        number=number,
        seats=seats,
        zone=zone,
        created_at=NOW,
    )


def request(
    visitor: int, host: int, rank: int, score: int, asker: Asker = Asker.COOPERATIVE
) -> Request:
    return Request(
        event_id=EVENT,
        cooperative_id=UUID(int=visitor),
        partner_id=UUID(int=100 + host),
        asker=asker,
        source=RequestSource.EXPLICIT,
        rank=rank,
        score=score,
        created_at=NOW,
    )


def lock(visitor: int, host: int, kind: LockKind = LockKind.LOCK, **place: Any) -> Lock:
    return Lock(
        event_id=EVENT,
        kind=kind,
        cooperative_id=UUID(int=visitor),
        partner_id=UUID(int=100 + host),
        created_at=NOW,
        **place,
    )


def facts(**given: Any) -> Facts:
    defaults: dict[str, Any] = {
        "target_meetings": 3,
        "timezone": "Asia/Jakarta",
        "slots": [slot(0, 0), slot(1, 20), slot(2, 200)],
        "cooperatives": [cooperative(1), cooperative(2)],
        "partners": [partner(1, max_meetings=2, min_meetings=1), partner(2)],
        "tables": [table(1, 1, seats=2, zone="A"), table(2, 1, zone="A")],
        "absences": {},
        "requests": [request(1, 1, 1, 90)],
        "locks": [],
    }
    return Facts(**{**defaults, **given})


def problem(**given: Any) -> dict[str, Any]:
    document: dict[str, Any] = problem_of(facts(**given))["problem"]
    return document


def by_id(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}


def test_partners_hold_as_many_as_their_tables_seat_and_cooperatives_one() -> None:
    parties = by_id(problem()["parties"])
    host, tableless = parties[str(UUID(int=101))], parties[str(UUID(int=102))]
    visitor = parties[str(UUID(int=1))]
    assert (host["capacity"], host["max_meetings"], host["min_meetings"]) == (3, 2, 1)
    assert (host["zone"], host["side"]) == ("A", "host")
    assert tableless["capacity"] == 0
    assert (visitor.get("capacity", 1), visitor["min_meetings"], visitor["side"]) == (
        1,
        3,
        "visitor",
    )


def test_an_absence_takes_every_slot_that_it_touches() -> None:
    away = {
        UUID(int=1): [
            CooperativeAbsence(
                cooperative_id=UUID(int=1), starts_at=minutes(10), ends_at=minutes(20)
            )
        ],
        UUID(int=101): [
            PartnerAbsence(partner_id=UUID(int=101), starts_at=minutes(20), ends_at=minutes(201))
        ],
    }
    parties = by_id(problem(absences=away)["parties"])
    assert parties[str(UUID(int=1))]["available"] == [1, 2]
    assert parties[str(UUID(int=101))]["available"] == [0]
    assert "available" not in parties[str(UUID(int=2))]


def test_a_gap_parts_slots_without_named_sessions_and_names_hold_across_a_gap() -> None:
    sessions = [one["session"] for one in problem()["slots"]]
    assert sessions[0] == sessions[1] != sessions[2]
    named = [slot(0, 0, "pagi"), slot(1, 25, "pagi"), slot(2, 45, "siang")]
    assert [one["session"] for one in problem(slots=named)["slots"]] == ["pagi", "pagi", "siang"]
    assert [(one["start"], one["end"]) for one in problem()["slots"]] == [
        (0, 20),
        (20, 40),
        (200, 220),
    ]


def test_days_are_those_of_the_event_and_none_goes_on_over_the_night() -> None:
    """NOW is 09.40 in Jakarta, so that eight hours later are 17.40 and sixteen the next day."""
    slots = [slot(0, 0, "Temu"), slot(1, 8 * 60, "Temu"), slot(2, 16 * 60, "Temu")]
    found = problem_of(facts(slots=slots))["problem"]["slots"]
    assert [one.get("day", 0) for one in found] == [0, 0, 1]
    at_home = problem_of(facts(slots=slots, timezone="UTC"))["problem"]["slots"]
    assert [one.get("day", 0) for one in at_home] == [0, 0, 0]


def test_wishes_of_both_sides_become_one_candidate() -> None:
    asked = [request(1, 1, 2, 70), request(1, 1, 1, 100, Asker.PARTNER), request(7, 1, 1, 50)]
    (candidate,) = problem(requests=asked)["candidates"]
    assert (candidate["rank_a"], candidate["score_a"]) == (2, 70)
    assert (candidate["rank_b"], candidate["score_b"]) == (1, 100)
    assert candidate["a"] == str(UUID(int=1)), "the withdrawn cooperative's wish is left out"


def test_locks_make_a_candidate_even_of_a_pair_that_nobody_asked_for() -> None:
    made = problem(
        requests=[request(2, 1, 1, 50)],
        locks=[
            lock(1, 1, slot_id=UUID(int=301), table_id=UUID(int=202)),
            lock(1, 2),
            lock(2, 1, LockKind.BLOCK),
            lock(2, 2, LockKind.BLOCK),
        ],
    )
    candidates = by_id(made["candidates"])
    locked, loose = f"{UUID(int=1)}:{UUID(int=101)}", f"{UUID(int=1)}:{UUID(int=102)}"
    assert candidates[locked]["mandatory"]
    assert candidates[loose]["mandatory"]
    assert made["locks"] == [{"candidate": locked, "slot": 1, "table": str(UUID(int=202))}]
    assert made["blocks"] == [f"{UUID(int=2)}:{UUID(int=101)}"], "an unwanted pair needs no block"


def test_a_slot_shorter_than_a_minute_is_named() -> None:
    instant = slot(0, 0)
    instant.ends_at = instant.starts_at + timedelta(seconds=30)
    with pytest.raises(UnsoundFactsError, match="slot"):
        problem_of(facts(slots=[instant]))


def test_seats_are_numbered_per_table_and_slot_and_a_result_survives_its_document() -> None:
    posed = problem_of(
        facts(
            cooperatives=[cooperative(n) for n in range(1, 7)],
            requests=[request(n, 1, 1, 90) for n in range(1, 7)],
            partners=[partner(1), partner(2)],
        )
    )
    told: list[list[int] | None] = []
    outcome = solving.run(
        posed,
        time_limit=5,
        seed=1,
        deterministic=True,
        stop=lambda: False,
        watch=lambda moment: told.append(moment.incumbent),
    )
    assert outcome.seats is not None
    assert len(outcome.seats) == 6
    places = [(seat.slot_id, seat.table_id, seat.seat) for seat in outcome.seats]
    assert len(set(places)) == 6
    assert {seat.seat for seat in outcome.seats} <= {1, 2}
    assert not outcome.violations
    assert told
    verdict = solving.verify(posed, outcome.result)
    assert verdict["holds"]
    assert outcome.summary["tiers"] == solving.tiers_of(outcome.result["result"]["tiers"])
    outcome.result["result"]["tiers"][0]["value"][0] += 1
    assert not solving.verify(posed, outcome.result)["holds"], "a false claim is found"
