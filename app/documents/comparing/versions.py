"""The versions that papers show, and with which they are compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from app.attendees.records import Cooperative
from app.core.locale import local_day
from app.documents.choosing import Choice, moved_since, wanted_agendas, wanted_tables
from app.documents.errors import NothingPublishedError, TimetableUnknownError
from app.documents.material import Material
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.printed.queries import printed_papers
from app.meetings.printed.records import Paper
from app.meetings.printed.rules import Papers
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
    then = _compared(session, material, choice, Paper.AGENDA)
    visited = ((line.cooperative_id, line.table_id) for line in material.lines)
    tables = {table.id: table for table in material.tables}
    moved = {owner for owner, table in visited if then.is_moved(owner, tables[table])}
    return wanted_agendas(material.cooperatives, material.lines, choice, then.lines, moved)


def chosen_sheets(session: Session, material: Material, choice: Choice) -> list[Table]:
    """Return the tables whose sheets are wanted."""
    then = _compared(session, material, choice, Paper.TABLE_SHEET)
    moved = {table.id for table in material.tables if then.is_moved(table.id, table)}
    return wanted_tables(material.tables, material.lines, choice, then.lines, moved)


@dataclass(frozen=True, slots=True)
class _Compared:
    """With what the papers are compared."""

    lines: Sequence[MeetingLine] | None = None
    """The meetings; None: nothing is compared."""
    since: datetime | None = None
    """Since when a table that was moved or renumbered counts; None: each paper has its own time."""
    printed: Papers | None = None
    """The newest papers of cooperatives or tables, where each has its own time."""
    days: Sequence[date] = ()
    """The days that are shown."""

    def is_moved(self, owner: UUID, table: Table) -> bool:
        """Return whether the table was moved or renumbered since the owner's paper."""
        since = self.since
        if self.printed is not None:
            since = min(self.printed.times(owner, self.days), default=None)
        return since is not None and bool(moved_since([table], since))


def _compared(session: Session, material: Material, choice: Choice, paper: Paper) -> _Compared:
    """Return the meetings with which those of what is printed are compared, if any are.

    Only meetings of the days that are shown are compared.
    """
    if choice.outdated:
        return _on_paper(session, material, paper)
    if choice.changed_since is None:
        return _Compared()
    then = timetable_for(session, material.event, choice.changed_since)
    before = material.on_day(meeting_queries.meeting_lines(session, then.id))
    return _Compared(before, since=then.created_at)


def _on_paper(session: Session, material: Material, paper: Paper) -> _Compared:
    """Return what stands on the newest papers; of those never noted, what would stand there now."""
    printed = printed_papers(session, material.event.id, paper)
    zone = material.event.timezone

    def version_of(line: MeetingLine) -> UUID | None:
        owner = line.cooperative_id if paper is Paper.AGENDA else line.table_id
        found = printed.of(owner, local_day(line.starts_at, zone))
        return None if found is None else found.timetable_id

    before = [line for line in material.lines if version_of(line) is None]
    for version in printed.versions:
        lines = meeting_queries.meeting_lines(session, version)
        before += [line for line in lines if version_of(line) == version]
    return _Compared(material.on_day(before), printed=printed, days=material.days)
