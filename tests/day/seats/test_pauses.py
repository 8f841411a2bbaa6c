"""Seats are not taken against pauses: a pure rule."""

from datetime import timedelta
from uuid import UUID

from app.day.seats.rules import Hall, Objection
from app.meetings.room import Rest
from app.meetings.sitting import Sitting
from app.requests.pauses.records import Pause, PauseScope
from tests.day.seats.test_rules import EVENT, NOW, SLOTS, VISITORS, room, sitting


def test_the_last_slots_of_a_pause_are_left_free_on_both_sides() -> None:
    def pause(scope: PauseScope, free: int, **only: UUID) -> Rest:
        row = Pause(
            event_id=EVENT,
            name="Salat",
            scope=scope,
            starts_at=NOW,
            ends_at=NOW + timedelta(hours=1),
            free=free,
            created_at=NOW,
            **only,
        )
        return Rest(row, frozenset(SLOTS[:2]))

    planned = [sitting(1, 0, 0)]
    cases: list[tuple[Rest, Sitting, Objection | None]] = [
        (pause(PauseScope.COOPERATIVES, 1), sitting(1, 1, 1), Objection.PAUSE),
        (pause(PauseScope.COOPERATIVES, 1), sitting(1, 1, 2), None),
        (pause(PauseScope.COOPERATIVES, 1), sitting(2, 1, 1), None),
        (pause(PauseScope.PARTNERS, 1), sitting(2, 0, 1), Objection.PAUSE),
        (pause(PauseScope.PARTNERS, 1), sitting(2, 3, 0), None),
        (pause(PauseScope.EVERYBODY, 2), sitting(2, 1, 0), Objection.PAUSE),
        (
            pause(PauseScope.COOPERATIVES, 2, cooperative_id=VISITORS[3]),
            sitting(2, 1, 0),
            None,
        ),
    ]
    for rest, wanted, objection in cases:
        hall = Hall(room(pauses=[rest]), planned)
        assert hall.objection(wanted) is objection, (rest.pause.scope, wanted)
        again = Hall(room(pauses=[rest]), []).with_sitting(planned[0])
        assert again.objection(wanted) is objection, "counted one by one as well"
