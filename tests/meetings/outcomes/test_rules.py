"""The state of a meeting: the latest report counts, in whatever order the reports arrive."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.meetings.outcomes.records import MeetingFact, MeetingStatus
from app.meetings.outcomes.rules import PLANNED, said_at, state

NOON = datetime(2025, 7, 4, 5, 0, tzinfo=UTC)
ID = UUID(int=1)


def said(
    number: int, recorded: int, received: int, offline: bool, status: str | None, interest: int
) -> MeetingFact:
    return MeetingFact(
        id=UUID(int=number),
        event_id=ID,
        cooperative_id=ID,
        partner_id=ID,
        meeting_id=ID,
        source="x",
        fact_id=UUID(int=number),
        status=None if status is None else MeetingStatus(status),
        interest=interest if interest >= 0 else None,
        recorded_at=NOON + timedelta(minutes=recorded),
        received_at=NOON + timedelta(minutes=received),
        offline=offline,
    )


def order(fact: MeetingFact) -> tuple[datetime, datetime, UUID]:
    return said_at(fact), fact.recorded_at, fact.id


FACTS = st.lists(
    st.tuples(
        st.integers(-60, 60),
        st.integers(0, 30),
        st.booleans(),
        st.sampled_from([None, *(status.value for status in MeetingStatus)]),
        st.integers(-1, 3),
    ),
    max_size=8,
).map(lambda rows: [said(number, *row) for number, row in enumerate(rows, start=1)])


@given(FACTS, st.randoms())
def test_the_order_of_arrival_does_not_matter(facts: list[MeetingFact], random: object) -> None:
    shuffled = list(facts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert state(shuffled) == state(facts)


@given(FACTS)
def test_the_latest_status_and_the_latest_outcome_count(facts: list[MeetingFact]) -> None:
    found = state(facts)
    told = [fact for fact in facts if fact.status is not None]
    if told:
        last = max(told, key=order)
        assert (found.status, found.since) == (last.status, said_at(last))
    else:
        assert (found.status, found.since) == (PLANNED.status, None)
    rated = [fact for fact in facts if fact.interest is not None]
    if rated:
        last = max(rated, key=order)
        assert found.outcome is not None
        assert found.outcome.interest == last.interest
    else:
        assert found.outcome is None


@given(FACTS)
def test_no_report_counts_as_later_than_the_server_received_it(facts: list[MeetingFact]) -> None:
    assert all(said_at(fact) <= fact.received_at for fact in facts)
