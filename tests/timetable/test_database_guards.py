"""The database refuses rows of impossible timetables, written without the rules."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.events import queries
from app.meetings.records import Meeting, Timetable, TimetableStatus
from app.requests.records import Asker, Lock, LockKind, Request, RequestSource
from app.timetable.records import RunStatus, SolveRun
from tests.api import Api
from tests.meetings.hall import Hall, fill


@pytest.fixture
def hall(api: Api) -> Hall:
    return fill(api.engine, api.event_id, api.now)


def timetable(api: Api, number: int, status: TimetableStatus) -> Timetable:
    return Timetable(
        event_id=api.event_id, number=number, status=status, origin="test", created_at=api.now
    )


def test_every_guard_refuses_the_second_row(api: Api, hall: Hall) -> None:
    published = timetable(api, 1, TimetableStatus.PUBLISHED)
    with transaction(api.engine) as session:
        session.add(published)
        first, second = [slot.id for slot in queries.slots(session, api.event_id)][:2]
        session.flush()
        session.add(meeting(published.id, hall, 0, 0, first))
    refused: list[tuple[str, SQLModel]] = [
        ("cooperative twice in a slot", meeting(published.id, hall, 0, 1, first)),
        ("pair twice", meeting(published.id, hall, 0, 0, second)),
        ("seat taken", meeting(published.id, hall, 1, 0, first)),
        ("seat 0", meeting(published.id, hall, 1, 0, second, seat=0)),
        ("two published", timetable(api, 2, TimetableStatus.PUBLISHED)),
        ("number twice", timetable(api, 1, TimetableStatus.DRAFT)),
        ("unknown table", replace_table(meeting(published.id, hall, 1, 0, second))),
    ]
    for what, row in refused:
        assert is_refused(api, row), what
    with transaction(api.engine) as session:  # what differs in one point is let through
        session.add(meeting(published.id, hall, 1, 0, second))
        session.add(meeting(published.id, hall, 2, 0, second, seat=2))
        session.add(timetable(api, 2, TimetableStatus.SUPERSEDED))


def test_a_request_per_pair_and_side_a_lock_per_pair_and_a_number_per_run(
    api: Api, hall: Hall
) -> None:
    make: list[Callable[[], SQLModel]] = [
        lambda: request(api, hall, Asker.COOPERATIVE),
        lambda: Lock(
            event_id=api.event_id,
            kind=LockKind.BLOCK,
            cooperative_id=hall.cooperatives[0],
            partner_id=hall.partners[0],
            created_at=api.now,
        ),
        lambda: SolveRun(
            event_id=api.event_id,
            number=1,
            status=RunStatus.QUEUED,
            time_limit=1,
            seed=1,
            problem={},
            created_at=api.now,
        ),
    ]
    for build in make:
        with transaction(api.engine) as session:
            session.add(build())
        assert is_refused(api, build())
    with transaction(api.engine) as session:
        session.add(request(api, hall, Asker.PARTNER))


def meeting(
    timetable_id: UUID, hall: Hall, cooperative: int, partner: int, slot: UUID, seat: int = 1
) -> Meeting:
    return Meeting(
        timetable_id=timetable_id,
        cooperative_id=hall.cooperatives[cooperative],
        partner_id=hall.partners[partner],
        table_id=hall.tables[partner],
        slot_id=slot,
        seat=seat,
    )


def replace_table(row: Meeting) -> Meeting:
    row.table_id = new_id()
    return row


def request(api: Api, hall: Hall, asker: Asker) -> Request:
    return Request(
        event_id=api.event_id,
        cooperative_id=hall.cooperatives[0],
        partner_id=hall.partners[0],
        asker=asker,
        source=RequestSource.EXPLICIT,
        rank=1,
        score=50,
        created_at=api.now,
    )


def is_refused(api: Api, row: SQLModel) -> bool:
    try:
        with transaction(api.engine) as session:
            session.add(row)
    except IntegrityError:
        return True
    return False
