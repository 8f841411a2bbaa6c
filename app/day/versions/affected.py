"""Whom the step from one timetable to another affects: counted, and named page by page."""

from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Final

from sqlalchemy import CTE
from sqlmodel import Session

from app.core.locale import Locale
from app.day.versions.schemas import DiffOut, LeftWithoutOut, PersonChangesOut
from app.day.versions.views import person_out
from app.events.records import Event
from app.meetings.queries import meeting_lines
from app.meetings.records import Timetable
from app.timetable.comparing import queries
from app.timetable.comparing.rules import Affected, Sums, difference, pages_of

CHANGES: Final = 200
"""Changes on one page."""


@dataclass
class Step:
    """The step from a timetable (None: from none) to another, each fact read when first needed."""

    session: Session
    event: Event
    before: Timetable | None
    after: Timetable

    @cached_property
    def _pairs(self) -> CTE:
        return queries.changed(None if self.before is None else self.before.id, self.after.id)

    @cached_property
    def sums(self) -> Sums:
        """Meetings added, removed, moved and unchanged."""
        before = None if self.before is None else self.before.id
        return queries.sums(self.session, self._pairs, before)

    @cached_property
    def parties(self) -> list[Affected]:
        """The parties for which anything changes, cooperatives first."""
        return queries.affected_parties(self.session, self._pairs)

    @cached_property
    def people(self) -> int:
        """How many active people belong to these parties."""
        return queries.people_affected(self.session, self.event.id, self._pairs)

    @cached_property
    def tables(self) -> list[int]:
        """The numbers of the tables at which something changes."""
        return queries.tables_affected(self.session, self._pairs)

    @cached_property
    def left_without(self) -> list[LeftWithoutOut]:
        """The cooperatives that are left with no meeting."""
        found = queries.left_without(self.session, self._pairs, self.after.id)
        return [
            LeftWithoutOut(cooperative_id=one, village=village, kecamatan=area)
            for one, village, area in found
        ]

    @cached_property
    def pages(self) -> int:
        """How many pages name all parties."""
        return max(1, len(pages_of(self.parties, CHANGES)))

    def diff(self, number: int, locale: Locale) -> DiffOut:
        """Return all sums, and what changes for the parties of a page, from 1."""
        return DiffOut(
            **asdict(self.sums),
            people=self.page(number, locale),
            left_without=self.left_without,
        )

    def page(self, number: int, locale: Locale) -> list[PersonChangesOut]:
        """Return what changes for the parties of a page, from 1."""
        shown = pages_of(self.parties, CHANGES)[number - 1 : number]
        ids = {party.id for page in shown for party in page}
        old, new = queries.meetings_of(self.session, self._pairs, ids)
        before = meeting_lines(self.session, self.before.id, only=old) if self.before else []
        found = difference(before, meeting_lines(self.session, self.after.id, only=new))
        held = queries.counts_of(self.session, self.after.id, ids)
        people = [party for party in found.parties if party.id in ids]
        for party in people:
            party.unchanged = held[party.id] - len(party.added) - len(party.moved)
        return [person_out(party, self.event.timezone, locale) for party in people]
