"""Pauses and numbers of meetings that must be, as the scheduler is told of them."""

from uuid import UUID

from app.requests.pauses.records import Pause, PauseScope
from tests.timetable.bridge.test_problems import (
    EVENT,
    NOW,
    by_id,
    cooperative,
    minutes,
    partner,
    problem,
)


def test_pauses_are_of_the_parties_that_they_are_for_within_the_slots_they_touch() -> None:
    def pause(scope: PauseScope, begin: int, end: int, free: int = 1, **only: UUID) -> Pause:
        return Pause(
            event_id=EVENT,
            name="Jeda",
            scope=scope,
            starts_at=minutes(begin),
            ends_at=minutes(end),
            free=free,
            created_at=NOW,
            **only,
        )

    found = problem(
        pauses=[
            pause(PauseScope.COOPERATIVES, 0, 21),
            pause(PauseScope.PARTNERS, 10, 20, 3, partner_id=UUID(int=102)),
            pause(PauseScope.EVERYBODY, 100, 200),
        ]
    )["pauses"]
    assert [(one["party"], one["slots"], one.get("free", 1)) for one in found] == [
        (str(UUID(int=1)), [0, 1], 1),
        (str(UUID(int=2)), [0, 1], 1),
        (str(UUID(int=102)), [0], 1),
    ], "no more slots are left free than there are"


def test_nothing_is_required_of_a_partner_that_has_withdrawn() -> None:
    hosts = [partner(1, required_meetings=2), partner(2, required_meetings=1, withdrawn_at=NOW)]
    visitor = cooperative(1)
    visitor.required_meetings = 1
    parties = by_id(problem(partners=hosts, cooperatives=[visitor])["parties"])
    required = {one: row.get("required_meetings", 0) for one, row in parties.items()}
    assert list(required.values()) == [1, 2, 0]
