"""What a stored proposal holds: its changes, the meetings of its answer, and the rows it adds."""

from dataclasses import dataclass
from uuid import UUID

from pydantic import TypeAdapter
from sqlmodel import Session

from app.attendees.records import Cooperative
from app.day.proposals.changes import Change, Changes, TableAdded, WalkIn
from app.day.proposals.records import Proposal
from app.day.proposals.rules import Clash, Hindrance, rebased
from app.events import queries as event_queries
from app.meetings import queries as meeting_queries
from app.meetings.records import Timetable
from app.meetings.sitting import Sitting
from app.meetings.versions import queries as versions_queries
from app.partners.records import Table
from app.timetable.exchange import Document
from app.timetable.naming.directory import Directory

_CHANGES: TypeAdapter[list[Change]] = TypeAdapter(Changes)


def changes_of(proposal: Proposal) -> list[Change]:
    """Return the changes that a proposal follows."""
    return _CHANGES.validate_python(proposal.changes)


def sittings_of(answer: Document) -> list[Sitting]:
    """Return the meetings of a proposal's answer, in order of slot, table and seat."""
    return [
        Sitting(
            UUID(meeting["cooperative_id"]),
            UUID(meeting["partner_id"]),
            UUID(meeting["table_id"]),
            UUID(meeting["slot_id"]),
            meeting["seat"],
        )
        for meeting in answer["meetings"]
    ]


@dataclass(frozen=True, slots=True)
class Present:
    """What proposals meet with now: the published timetable, and the slots in force."""

    published: Timetable | None
    meetings: frozenset[Sitting]
    in_force: frozenset[UUID]


def present(session: Session, event_id: UUID) -> Present:
    """Read what proposals meet with, once for all of an event's."""
    published = versions_queries.published(session, event_id)
    meetings = () if published is None else meeting_queries.sittings(session, published.id)
    slots = event_queries.slots(session, event_id)
    return Present(published, frozenset(meetings), frozenset(slot.id for slot in slots))


def outcome(
    session: Session, proposal: Proposal, answer: Document, now: Present
) -> frozenset[Sitting] | Clash:
    """Return the meetings that a proposal wants now, or why it does not hold any more.

    On a newer version than its own it changes what it would have changed there.
    """
    found = _rebased(session, proposal, frozenset(sittings_of(answer)), now)
    if isinstance(found, Clash):
        return found
    astray = [one for one in found if one.slot_id not in now.in_force]
    if astray:
        return Clash(Hindrance.SLOT_GONE, min(astray, key=lambda it: (it.place, it.pair)))
    return found


def _rebased(
    session: Session, proposal: Proposal, wanted: frozenset[Sitting], now: Present
) -> frozenset[Sitting] | Clash:
    if now.published is None or now.published.id == proposal.published_id:
        return wanted
    if proposal.timetable_id != proposal.published_id:
        return Clash(Hindrance.REPLACED)
    base = meeting_queries.sittings(session, proposal.timetable_id)
    return rebased(base, wanted, now.meetings)


def add_hypothetical(names: Directory, proposal: Proposal) -> None:
    """Add to a directory the tables and cooperatives that only the proposal knows."""
    for change, row_id in zip(changes_of(proposal), map(UUID, proposal.row_ids), strict=True):
        if isinstance(change, TableAdded) and row_id not in names.tables:
            names.tables[row_id] = Table(
                event_id=proposal.event_id,
                partner_id=change.partner_id,
                number=change.number or 0,
                zone=change.zone,
                created_at=proposal.created_at,
            )
        if isinstance(change, WalkIn) and change.cooperative_id is None:
            names.cooperatives[row_id] = Cooperative(
                event_id=proposal.event_id,
                village_code="",
                village=change.name or "",
                kecamatan="",
                name=change.name or "",
                created_at=proposal.created_at,
                updated_at=proposal.created_at,
            )
