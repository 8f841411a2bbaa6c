"""Which printed paper shows the meetings of a day: pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.meetings.printed.records import PrintedPaper


@dataclass(frozen=True, slots=True)
class Papers:
    """The newest papers of cooperatives or tables: of all days, and of single ones since."""

    rows: dict[tuple[UUID, str], PrintedPaper]

    def of(self, owner_id: UUID, day: date) -> PrintedPaper | None:
        """Return the newest paper that shows an owner's meetings of a day."""
        return self.rows.get((owner_id, day.isoformat())) or self.rows.get((owner_id, ""))

    def times(self, owner_id: UUID, days: Iterable[date]) -> list[datetime]:
        """Return when an owner's papers of these days were printed, as far as they were."""
        return [paper.printed_at for day in days if (paper := self.of(owner_id, day))]

    @property
    def versions(self) -> set[UUID]:
        """The versions that any of them shows."""
        return {one.timetable_id for one in self.rows.values()}


def papers(rows: Iterable[PrintedPaper]) -> Papers:
    """Return the papers of these rows."""
    return Papers({(one.owner_id, one.day): one for one in rows})
