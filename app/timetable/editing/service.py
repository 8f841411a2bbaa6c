"""Use cases of changing a version by hand: moving, swapping, taking out, blocking, undoing."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.core.errors import or_not_found
from app.core.locale import DEFAULT_LOCALE
from app.events import queries as event_queries
from app.events.queries import lock_event
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.records import Timetable
from app.meetings.sitting import Sitting, sitting_of
from app.meetings.versions import queries as versions_queries
from app.meetings.versions.service import add_version
from app.partners import queries as partner_queries
from app.requests.locks import service as locks_service
from app.requests.records import LockKind
from app.requests.schemas import LockIn
from app.timetable.bridge.moving import objections
from app.timetable.editing import queries
from app.timetable.editing.errors import (
    EditedMeanwhileError,
    EditRefusedError,
    NothingToUndoError,
)
from app.timetable.editing.rules import (
    EDIT,
    UNDO,
    Step,
    clashes,
    made_from,
    stepped,
    swapped,
    version_before,
)
from app.timetable.editing.schemas import BlockIn, EditIn, EmptyIn, MoveIn, SwapIn
from app.timetable.editing.targets import Asked, asked_about, meeting_of
from app.timetable.editing.views import promise_of
from app.timetable.exchange import Document


@dataclass(frozen=True, slots=True)
class Edited:
    """A new draft, the meetings of the version it was made from, and what changed."""

    version: Timetable
    before: Sequence[Sitting]
    steps: Sequence[Step]


def edit(
    session: Session,
    event: Event,
    timetable: Timetable,
    body: EditIn,
    *,
    actor: Principal,
    now: datetime,
) -> Edited:
    """Make a new draft in which exactly this is changed; the version itself stays as it is.

    The checker judges the draft against the lists as they are now. EditRefusedError says what
    rules the change out; then nothing is written. EditedMeanwhileError if the version was already
    changed into a newer one, unless the body says `anew`.
    """
    lock_event(session, event.id)
    newer = made_from(timetable.number, queries.origins(session, event.id))
    if newer is not None and not body.anew:
        raise EditedMeanwhileError(number=timetable.number, newer=newer)
    asked = asked_about(session, event, timetable, body.meeting_id, locale=DEFAULT_LOCALE, now=now)
    steps = _steps(session, timetable, body, asked)
    before = meeting_queries.sittings(session, timetable.id)
    after = _allowed(session, event, asked, before, steps)
    if isinstance(body, BlockIn):
        block = LockIn(
            kind=LockKind.BLOCK,
            cooperative_id=asked.meeting.cooperative_id,
            partner_id=asked.meeting.partner_id,
        )
        locks_service.create_lock(session, event, block, actor=actor, now=now)
    origin = f"{EDIT}:{timetable.number}"
    version = add_version(session, event.id, after, origin=origin, now=now)
    numbers = {"number": version.number, "before": timetable.number, "kind": body.kind}
    trail.record_change(session, version, actor, now, "timetable.edit", **numbers)
    return Edited(version, before, steps)


def undo(
    session: Session, event: Event, timetable: Timetable, *, actor: Principal, now: datetime
) -> Timetable:
    """Make a new draft with the meetings as they were before this version's change by hand.

    A block that came with the change stays. NothingToUndoError if the version was made otherwise.
    """
    lock_event(session, event.id)
    origins = queries.origins(session, event.id)
    newer = made_from(timetable.number, origins)
    if newer is not None:
        raise EditedMeanwhileError(number=timetable.number, newer=newer)
    number = version_before(timetable.number, origins)
    if number is None:
        raise NothingToUndoError(number=timetable.number)
    base = or_not_found(versions_queries.timetable(session, event.id, number))
    version = add_version(
        session,
        event.id,
        meeting_queries.sittings(session, base.id),
        origin=f"{UNDO}:{timetable.number}",
        now=now,
        certificate=base.certificate,
    )
    numbers = {"number": version.number, "before": timetable.number}
    trail.record_change(session, version, actor, now, "timetable.undo", **numbers)
    return version


def _steps(session: Session, timetable: Timetable, body: EditIn, asked: Asked) -> list[Step]:
    """Return what the body asks for, the meeting that it names first."""
    own = sitting_of(asked.meeting)
    match body:
        case MoveIn():
            return _promised(body, asked, own)
        case SwapIn():
            other = meeting_of(session, timetable, body.with_meeting_id)
            return swapped(own, sitting_of(other))
        case EmptyIn() | BlockIn():
            return [Step(*own.pair, None, None)]


def _promised(body: MoveIn, asked: Asked, own: Sitting) -> list[Step]:
    """Return the steps of a promise, or of the target as it is now."""
    first = Step(*own.pair, body.slot_id, body.table_id)
    if body.promise is not None:
        steps = [Step(**one.model_dump()) for one in body.promise]
        pairs = {step.pair for step in steps}
        if first not in steps or len(pairs) < len(steps):
            raise EditRefusedError(why="other_promise")
        return steps
    place = _place(asked.found(), body)
    if place is None:
        raise EditRefusedError(why="unplaced")
    if place["refused"] is not None:
        raise EditRefusedError(why=place["refused"])
    return [Step(**one.model_dump()) for one in promise_of(_named(own), place)]


def _named(own: Sitting) -> Document:
    return {"cooperative_id": str(own.cooperative_id), "partner_id": str(own.partner_id)}


def _place(found: Document, body: MoveIn) -> Document | None:
    wanted = str(body.slot_id), str(body.table_id)
    places: list[Document] = found["places"]
    return next((one for one in places if (one["slot_id"], one["table_id"]) == wanted), None)


def _allowed(
    session: Session, event: Event, asked: Asked, before: Sequence[Sitting], steps: Sequence[Step]
) -> list[Sitting]:
    """Return the meetings after the steps; EditRefusedError if something rules them out."""
    known = {one.pair for one in before}
    if any(step.pair not in known for step in steps):
        raise EditRefusedError(why="gone")
    as_documents = [
        {name: None if value is None else str(value) for name, value in asdict(step).items()}
        for step in steps
    ]
    found = objections(asked.posed.problem, asked.question(), as_documents)
    if found:
        raise EditRefusedError(why=found[0])
    tables = {row.id: row for row in partner_queries.all_tables(session, event.id)}
    starts = {row.id: row.starts_at for row in event_queries.every_interval(session, event.id)}
    after = stepped(
        before,
        steps,
        lambda one: (starts[one.slot_id], tables[one.table_id].number, one.seat),
    )
    seats = {row.id: row.seats for row in tables.values()}
    if clashes(after, {step.pair for step in steps}, seats):
        raise EditRefusedError(why="over_seats")
    return after
