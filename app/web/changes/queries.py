"""The locked meetings that stand in a proposal's way."""

from sqlmodel import Session

from app.day.proposals.records import Proposal
from app.events.records import Event
from app.meetings.queries import MeetingLine, meeting_lines
from app.requests.queries import locked_pairs


def in_the_way(session: Session, event: Event, proposal: Proposal) -> list[MeetingLine]:
    """Return the locked meetings of the timetable that the reasons of a failure name."""
    reasons = (proposal.answer or {}).get("reasons", ())
    params = [value for one in reasons for value in one["params"].values()]
    named = {
        (one["cooperative_id"], one["partner_id"])
        for one in params
        if isinstance(one, dict) and "partner_id" in one
    }
    locked = {
        pair for pair in locked_pairs(session, event.id) if (str(pair[0]), str(pair[1])) in named
    }
    if not locked:
        return []
    lines = meeting_lines(session, proposal.timetable_id)
    return [one for one in lines if (one.cooperative_id, one.partner_id) in locked]
