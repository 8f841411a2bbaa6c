"""Every place that a meeting of a version can go to, worked out exactly and at once.

What is needed is read in a transaction; the work itself, a part of a second, is done after it.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.core.locale import Locale
from app.events.records import Event
from app.meetings.records import Meeting, Timetable
from app.timetable.bridge.moving import moves
from app.timetable.editing.schemas import TargetsOut
from app.timetable.editing.views import targets_out
from app.timetable.exchange import Document
from app.timetable.naming.names import Names
from app.timetable.problem.posing import Posed, posed
from app.timetable.questions.asking.errors import MeetingNotInTimetableError
from app.timetable.questions.asking.service import begun_slots, refuse_withdrawn


@dataclass(frozen=True, slots=True)
class Asked:
    """A meeting of a version, and the problem as the lists are now."""

    meeting: Meeting
    number: int
    posed: Posed
    frozen: list[str]
    names: Names

    def answer(self) -> TargetsOut:
        """Return every place for the meeting; needs no database."""
        return targets_out(self.names, self.meeting.id, self.number, self.found())

    def found(self) -> Document:
        """Return the places by ids (see `bridge.moving`)."""
        return moves(self.posed.problem, self.question(), lambda: False)

    def question(self) -> Document:
        """Return what the bridge is asked."""
        return {
            "cooperative_id": str(self.meeting.cooperative_id),
            "partner_id": str(self.meeting.partner_id),
            "held": self.posed.held,
            "meetings": self.posed.meetings,
            "frozen": self.frozen,
            "keep": True,
        }


def asked_about(
    session: Session,
    event: Event,
    timetable: Timetable,
    meeting_id: UUID,
    *,
    locale: Locale,
    now: datetime,
) -> Asked:
    """Read what the places of a meeting depend on; refuses meetings of other versions.

    Other refusals: CooperativeWithdrawnError, and those of `posed`.
    """
    meeting = meeting_of(session, timetable, meeting_id)
    refuse_withdrawn(session, meeting.cooperative_id)
    names = Names(session, event, locale)
    names.read()
    return Asked(
        meeting,
        timetable.number,
        posed(session, event, timetable),
        begun_slots(session, event, now),
        names,
    )


def meeting_of(session: Session, timetable: Timetable, meeting_id: UUID) -> Meeting:
    """Return a meeting of a version; MeetingNotInTimetableError if it is none of its."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None or meeting.timetable_id != timetable.id:
        raise MeetingNotInTimetableError
    return meeting
