"""Why meetings were not held on a simulated day that hindsight could have held.

Seats that stayed empty though somebody could have sat there (`hindsight.left_empty`) have the first
reason of these that is true. All other meetings lacking are `spent`: no seat was left empty for
anybody, but hindsight would have seated others there and so have found seats for more.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, select

from app.core.database.sessions import transaction
from app.meetings.queries import sittings
from app.meetings.seats.records import OfferStatus, SeatRelease, StandbyOffer
from app.meetings.sitting import Sitting, sitting_of
from app.meetings.versions import queries as versions_queries
from app.requests.pairs import Pair
from tests.campaigns.days.hindsight import Known, Span, left_empty
from tests.campaigns.days.rehearsal import Rehearsal

Held = Collection[tuple[Pair, UUID]]
ANSWERING = timedelta(minutes=3)
"""An offer is answered after two: who came later than this before a slot could not be asked."""


class Reason(StrEnum):
    """Why a meeting was lost."""

    LEFT = "left"
    """Who had the seat was here and went home."""
    NEVER_CAME = "never_came"
    """Who had the seat was not here all day, and it was not released."""
    CAME_AFTER = "came_after"
    """Who had the seat came too late for its meeting."""
    HOST_AWAY = "host_away"
    """The partner was not at its table."""
    AT_LAST_MINUTE = "at_last_minute"
    """Who could have had the seat came when there was no time left to ask them."""
    UNANSWERED = "unanswered"
    """The seat was offered, to one after the other, until its slot began."""
    PASSED = "passed"
    """Who could have had it was asked for another seat of the slot only."""
    GIVEN_BACK = "given_back"
    """It was released and nobody took it; who had it came after all, and too late."""
    TABLE_LOST = "table_lost"
    """The pair was to meet elsewhere until a partner was late or a table closed."""
    NEVER_OFFERED = "never_offered"
    SPENT = "spent"


@dataclass(frozen=True)
class _Day:
    """What was done on a day."""

    planned: Collection[Sitting]
    offers: Collection[StandbyOffer]
    releases: Collection[SeatRelease]
    begins: Mapping[UUID, datetime]
    here: Mapping[UUID, Span]
    first: Collection[Pair]
    """Those who were to meet when the day began."""


def losses(
    hall: Rehearsal, day: Known, held: Held, here: Mapping[UUID, Span], *, most: int
) -> dict[str, int]:
    """Return how many meetings of `most` were lost for which reason.

    `here` has from and until when each cooperative was there.
    """
    with transaction(hall.engine, read_only=True) as session:
        done = _read(session, hall, here, {one.pair for one in day.planned})
        found = Counter(
            _reason(done, slot_id, pair, held).value for slot_id, pair in left_empty(day, held)
        )
    spent = most - len(held) - found.total()
    return dict(sorted((found + Counter({Reason.SPENT.value: max(0, spent)})).items()))


def _read(
    session: Session, hall: Rehearsal, here: Mapping[UUID, Span], first: Collection[Pair]
) -> _Day:
    published = versions_queries.published(session, hall.event_id)
    assert published is not None
    return _Day(
        planned=sittings(session, published.id),
        offers=session.exec(select(StandbyOffer)).all(),
        releases=session.exec(select(SeatRelease)).all(),
        begins={one.id: one.starts_at for one in hall.slots()},
        here=here,
        first=first,
    )


def _reason(done: _Day, slot_id: UUID, pair: Pair, held: Held) -> Reason:
    """Return why nobody sat in a seat of the pair's partner in the slot."""
    met = set(held)
    at = pair[1], slot_id
    for one in done.planned:
        if (one.partner_id, one.slot_id) == at and (one.pair, slot_id) not in met:
            return _why_missed(done, one)
    since = done.here[pair[0]][0]
    if since > done.begins[slot_id] - ANSWERING:
        return Reason.AT_LAST_MINUTE
    of_slot = [one for one in done.offers if one.slot_id == slot_id]
    if any(one.partner_id == pair[1] and one.status != OfferStatus.ACCEPTED for one in of_slot):
        return Reason.UNANSWERED
    if any(one.cooperative_id == pair[0] for one in of_slot):
        return Reason.PASSED
    released = {sitting_of(one).pair for one in done.releases}
    moved_away = pair in done.first and pair not in released
    return Reason.TABLE_LOST if moved_away else Reason.NEVER_OFFERED


def _why_missed(done: _Day, missed: Sitting) -> Reason:
    """Return why a meeting was not held though it was in the timetable to the end."""
    begins = done.begins[missed.slot_id]
    for one in done.releases:
        if sitting_of(one) == missed and one.undone_at is not None:
            return Reason.GIVEN_BACK
    if missed.cooperative_id not in done.here:
        return Reason.NEVER_CAME
    since, until = done.here[missed.cooperative_id]
    if since > begins:
        return Reason.CAME_AFTER
    return Reason.LEFT if until <= begins else Reason.HOST_AWAY
