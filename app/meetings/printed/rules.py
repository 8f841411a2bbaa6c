"""Which printed paper shows the meetings of a day: pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from app.meetings.printed.records import PrintedDay, PrintedPaper


@dataclass(frozen=True, slots=True)
class Papers:
    """The newest papers of cooperatives or tables: of all days, and of single ones since."""

    whole: Mapping[UUID, PrintedPaper]
    of_days: Mapping[tuple[UUID, str], PrintedDay]

    def of(self, owner_id: UUID, day: date) -> PrintedPaper | PrintedDay | None:
        """Return the newest paper that shows an owner's meetings of a day."""
        return self.of_days.get((owner_id, day.isoformat())) or self.whole.get(owner_id)

    def times(self, owner_id: UUID, days: Iterable[date]) -> list[datetime]:
        """Return when an owner's papers of these days were printed, as far as they were."""
        return [paper.printed_at for day in days if (paper := self.of(owner_id, day))]

    @property
    def versions(self) -> set[UUID]:
        """The versions that any of them shows."""
        whole = {one.timetable_id for one in self.whole.values()}
        return whole | {one.timetable_id for one in self.of_days.values()}


def papers(whole: Iterable[PrintedPaper], of_days: Iterable[PrintedDay]) -> Papers:
    """Return the papers of these rows."""
    return Papers(
        {one.owner_id: one for one in whole}, {(one.owner_id, one.day): one for one in of_days}
    )
