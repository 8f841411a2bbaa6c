"""A timetable in figures as the database counts them, beside an oracle, on both databases."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from app.attendees.records import Cooperative, PartyStatus
from app.core.database.sessions import transaction
from app.events.records import Event, Interval, IntervalKind
from app.meetings.records import Meeting, Timetable, TimetableStatus
from app.partners.records import Partner, PartnerAbsence, Table
from app.requests.records import Asker, Request, RequestSource
from app.timetable.comparing.statistics import distribution_of, summary
from tests.api import Api
from tests.conftest import EVENT_MORNING
from tests.timetable.comparing.oracle import counted

VISITORS, HOSTS, SLOTS = 5, 3, 4
STAMPS: dict[str, Any] = {"created_at": EVENT_MORNING, "updated_at": EVENT_MORNING}
pairs = st.sets(st.tuples(st.integers(0, VISITORS - 1), st.integers(0, HOSTS - 1)))
drawn = st.fixed_dictionaries(
    {
        "visitors": st.lists(
            st.tuples(st.sampled_from(["Batur", "batur", "Wanadadi", "Ägir"]), st.booleans()),
            max_size=VISITORS,
        ),
        "asked": pairs,
        "invited": pairs,
        "held": pairs,
        "away": st.lists(st.integers(0, SLOTS), min_size=2, max_size=2, unique=True),
        "closed": st.none() | st.tuples(st.integers(0, SLOTS), st.none() | st.integers(0, SLOTS)),
    }
)


def moment(slot: int) -> Any:
    return EVENT_MORNING + timedelta(minutes=20 * slot)


def written(session: Session, lists: dict[str, Any]) -> tuple[Event, UUID]:
    """Write an event with what was drawn; return it and its timetable's id."""
    event = Event(name="Acara", day=EVENT_MORNING.date(), timezone="Asia/Jakarta", **STAMPS)
    session.add(event)
    session.flush()
    own: dict[str, Any] = {"event_id": event.id}
    slots = [
        Interval(**own, kind=IntervalKind.SLOT, starts_at=moment(n), ends_at=moment(n + 1))
        for n in range(SLOTS)
    ]
    visitors = [
        Cooperative(
            **own,
            village_code=str(n),
            village=f"Desa {n}",
            kecamatan=kecamatan,
            name=f"Koperasi {n}",
            status=PartyStatus.ACTIVE if active else PartyStatus.WITHDRAWN,
            **STAMPS,
        )
        for n, (kecamatan, active) in enumerate(lists["visitors"])
    ]
    hosts = [Partner(**own, code=f"P{n}", name=f"Mitra {n}", **STAMPS) for n in range(HOSTS)]
    timetable = Timetable(
        **own, number=1, status=TimetableStatus.DRAFT, origin="test", created_at=EVENT_MORNING
    )
    session.add_all([*slots, *visitors, *hosts, timetable])
    session.flush()
    since, until = lists["closed"] or (None, None)
    tables = [
        Table(
            **own,
            partner_id=hosts[n % 2].id,  # the last partner has no table
            number=n + 1,
            seats=1 + n,
            closed_from=None if since is None or n else moment(since),
            closed_until=None if until is None or n else moment(until),
            created_at=EVENT_MORNING,
        )
        for n in range(HOSTS)
    ]
    begin, end = sorted(lists["away"])
    away = PartnerAbsence(partner_id=hosts[1].id, starts_at=moment(begin), ends_at=moment(end))
    session.add_all([*tables, away])
    session.flush()
    known = {key: sorted(lists[key]) for key in ("asked", "invited", "held")}
    for key, asker in (("asked", Asker.COOPERATIVE), ("invited", Asker.PARTNER)):
        session.add_all(
            Request(
                **own,
                cooperative_id=visitors[visitor].id,
                partner_id=hosts[host].id,
                asker=asker,
                source=RequestSource.EXPLICIT,
                rank=1,
                score=50,
                created_at=EVENT_MORNING,
            )
            for visitor, host in known[key]
            if visitor < len(visitors)
        )
    session.add_all(
        Meeting(
            timetable_id=timetable.id,
            cooperative_id=visitors[visitor].id,
            partner_id=hosts[host].id,
            table_id=tables[host].id,
            slot_id=slots[host].id,
            seat=visitor + 1,
        )
        for visitor, host in known["held"]
        if visitor < len(visitors)
    )
    session.flush()
    return event, timetable.id


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn)
def test_the_database_counts_what_counting_row_by_row_gives(
    api: Api, lists: dict[str, Any]
) -> None:
    with transaction(api.engine) as session:
        event, timetable_id = written(session, lists)
        expected = counted(session, event.id, timetable_id)
        assert distribution_of(session, event, timetable_id) == expected


def test_tiers_are_read_from_the_certificate_alone_and_nothing_without_one(api: Api) -> None:
    lists = {"visitors": [("Batur", True)], "asked": {(0, 0)}, "invited": set(), "held": {(0, 0)}}
    tier = {
        "name": "fairness",
        "value": [1],
        "bound": [1],
        "gap": 0.0,
        "proven": True,
        "seconds": 0.12345,
        "method": "flow",
    }
    told = {"result": {"format": "x", "result": {"status": "optimal", "tiers": [tier]}}}
    with transaction(api.engine) as session:
        event, timetable_id = written(session, {**lists, "away": [0, 1], "closed": None})
        timetable = session.get_one(Timetable, timetable_id)
        without = summary(session, event, timetable)
        assert (without.outcome, without.tiers, without.granted) == (None, [], 1)
        timetable.certificate = told
        session.flush()
        found = summary(session, event, timetable)
    assert found.outcome == "optimal"
    (only,) = found.tiers
    assert (only.name, only.value, only.seconds, only.witness) == ("fairness", [1], 0.123, False)
