"""The versions that papers show, and with which they are compared."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from app.attendees.records import Cooperative
from app.documents.choosing import Choice, moved_since, wanted_agendas, wanted_tables
from app.documents.errors import NothingPublishedError, TimetableUnknownError
from app.documents.material import Material
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.printed.queries import printed_papers
from app.meetings.printed.records import Paper
from app.meetings.queries import MeetingLine
from app.meetings.records import Timetable
from app.meetings.versions import queries as versions_queries
from app.partners.records import Table


def timetable_for(session: Session, event: Event, number: int | None) -> Timetable:
    """Return the timetable of that number; without a number the published one."""
    if number is None:
        published = versions_queries.published(session, event.id)
        if published is None:
            raise NothingPublishedError
        return published
    found = versions_queries.timetable(session, event.id, number)
    if found is None:
        raise TimetableUnknownError
    return found


def chosen_agendas(session: Session, material: Material, choice: Choice) -> list[Cooperative]:
    """Return the cooperatives whose agendas are wanted."""
    before, moved = _before(session, material, choice, Paper.AGENDA)
    return wanted_agendas(material.cooperatives, material.lines, choice, before, moved)


def chosen_sheets(session: Session, material: Material, choice: Choice) -> list[Table]:
    """Return the tables whose sheets are wanted."""
    before, moved = _before(session, material, choice, Paper.TABLE_SHEET)
    return wanted_tables(material.tables, material.lines, choice, before, moved)


def _before(
    session: Session, material: Material, choice: Choice, paper: Paper
) -> tuple[Sequence[MeetingLine] | None, list[Table]]:
    """Return the meetings with which those of what is printed are compared, if any are.

    With them come the tables that were moved or renumbered since. Only meetings of the days that
    are shown are compared.
    """
    if choice.outdated:
        before, moved = _on_paper(session, material, paper)
        return material.on_day(before), moved
    if choice.changed_since is None:
        return None, []
    then = timetable_for(session, material.event, choice.changed_since)
    moved = moved_since(material.tables, then.created_at)
    return material.on_day(meeting_queries.meeting_lines(session, then.id)), moved


def _on_paper(
    session: Session, material: Material, paper: Paper
) -> tuple[list[MeetingLine], list[Table]]:
    """Return what stands on the newest papers; of those never noted, what would stand there now."""
    printed = {one.owner_id: one for one in printed_papers(session, material.event.id, paper)}

    def owner(line: MeetingLine) -> UUID:
        return line.cooperative_id if paper is Paper.AGENDA else line.table_id

    before = [line for line in material.lines if owner(line) not in printed]
    for version in {one.timetable_id for one in printed.values()}:
        before += [
            line
            for line in meeting_queries.meeting_lines(session, version)
            if owner(line) in printed and printed[owner(line)].timetable_id == version
        ]
    first = min((one.printed_at for one in printed.values()), default=None)
    return before, [] if first is None else moved_since(material.tables, first)
