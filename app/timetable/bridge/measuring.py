"""Timetables measured against the lists as they are now; loads no solver."""

from collections.abc import Iterable, Mapping

from app.meetings.sitting import Seated
from app.timetable.bridge.problems import candidate_id
from app.timetable.bridge.wire import as_text
from app.timetable.exchange import Document
from scheduler import Placement, Problem, Solution, Value, check, io, tier_values


def obstacles(problem: Document, meetings: Iterable[Seated]) -> list[str]:
    """Return what rules out these meetings, as English sentences; empty: nothing does."""
    posed = io.load_problem(as_text(problem))
    return [found.message for found in check(posed, _solution(posed, meetings))]


def worth(problem: Document, timetables: Iterable[Iterable[Seated]]) -> list[Mapping[str, Value]]:
    """Return the tiers' values of those meetings of each whose pairs are candidates."""
    posed = io.load_problem(as_text(problem))
    values = []
    for meetings in timetables:
        named = _solution(posed, meetings).placements
        known = {one: at for one, at in named.items() if one in posed.candidate_index}
        values.append(tier_values(posed, Solution(known)))
    return values


def _solution(problem: Problem, meetings: Iterable[Seated]) -> Solution:
    index = {slot.id: position for position, slot in enumerate(problem.slots)}
    return Solution(
        {
            candidate_id((meeting.cooperative_id, meeting.partner_id)): Placement(
                index.get(str(meeting.slot_id), len(index)), str(meeting.table_id)
            )
            for meeting in meetings
        }
    )
