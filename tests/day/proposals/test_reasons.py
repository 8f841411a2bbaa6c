"""Each meeting that a proposal takes or moves says why, in a sentence."""

from datetime import UTC, datetime
from types import SimpleNamespace
from uuid import UUID, uuid5

from app.day.proposals.changes import (
    Change,
    CooperativeLate,
    PairBlocked,
    PartnerAbsent,
    TableClosed,
    cause_of,
)
from tests.day.hall import Day

COOPERATIVE, PARTNER, TABLE, OTHER = (uuid5(UUID(int=0), str(number)) for number in range(4))
ZONE = "Asia/Jakarta"


def at(clock: str) -> SimpleNamespace:
    """Return the meeting at a time of day in the event's zone, seven hours ahead of UTC."""
    hour, minute = map(int, clock.split(":"))
    return SimpleNamespace(
        cooperative_id=COOPERATIVE,
        partner_id=PARTNER,
        table_id=TABLE,
        starts_at=datetime(2025, 7, 4, hour - 7, minute, tzinfo=UTC),
    )


def test_a_change_is_the_cause_only_of_what_it_covers() -> None:
    closed = TableClosed(kind="table_closed", table_id=TABLE, starts_at="10:00", ends_at="11:00")
    late = CooperativeLate(kind="cooperative_late", cooperative_id=COOPERATIVE, arrives_at="09:40")
    other = PartnerAbsent(kind="partner_absent", partner_id=OTHER)
    blocked = PairBlocked(kind="block", cooperative_id=COOPERATIVE, partner_id=PARTNER)
    changes: list[Change] = [other, late, closed]
    clocks = ("09:20", "09:40", "10:00", "10:59", "11:00")
    assert [cause_of(changes, at(clock), ZONE) for clock in clocks] == [
        "cooperative_late",
        None,
        "table_closed",
        "table_closed",
        None,
    ]
    assert cause_of([*changes, blocked], at("11:00"), ZONE) == "block"
    assert cause_of([], at("11:00"), ZONE) is None


def test_everybody_concerned_is_told_why(day: Day) -> None:
    first = day.meetings()[0]
    asked = day.propose([{"kind": "table_closed", "table_id": first["table_id"]}])
    told = [sentence for one in asked["diff"]["people"] for sentence in one["sentences"]]
    assert any(f"(table {first['table_number']} is closed)" in sentence for sentence in told)
    assert all(sentence.endswith(")") for sentence in told if " new, " not in sentence)
