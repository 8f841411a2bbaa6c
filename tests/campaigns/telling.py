"""Whether everyone whom a change concerns is told, and how fast: by agenda and by screen."""

import time
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import select

from app.attendees.records import Attendee
from app.badges.records import Badge
from app.core.database.sessions import transaction
from app.meetings import queries as meeting_queries
from app.meetings.agenda.deps import BADGE_HEADER
from app.meetings.sitting import Sitting
from app.meetings.versions import queries as versions_queries
from tests.campaigns.rehearsal import Rehearsal


@dataclass
class Told:
    """Asks the agendas of all whose meetings changed, and the screen about every standing call."""

    hall: Rehearsal
    told: int = 0
    untold: int = 0
    slowest: float = 0.0
    _known: frozenset[Sitting] | None = None
    _number: int = 0
    _called: set[str] = field(default_factory=set)

    def look(self, now: datetime) -> None:
        """Look what has changed since the last time, and what its people are shown."""
        with transaction(self.hall.engine, read_only=True) as session:
            published = versions_queries.published(session, self.hall.event_id)
            if published is None or published.number == self._number:
                return
            sittings = frozenset(meeting_queries.sittings(session, published.id))
        before, self._known, self._number = self._known, sittings, published.number
        if before is None:
            return
        concerned = {one.cooperative_id for one in before ^ sittings}
        started = time.perf_counter()
        for cooperative_id, code in self._codes(concerned).items():
            self._ask(cooperative_id, code, published.number, sittings)
        self._look_at_screen(sittings)
        self.slowest = max(self.slowest, time.perf_counter() - started)

    def _codes(self, cooperatives: set[UUID]) -> dict[UUID, str]:
        """Return a badge of each of these cooperatives."""
        with transaction(self.hall.engine, read_only=True) as session:
            rows = session.exec(
                select(Attendee.cooperative_id, Badge.token)
                .join(Badge)
                .where(Attendee.event_id == self.hall.event_id, Badge.revocation == None)  # noqa: E711
            ).all()
        return {one: token for one, token in rows if one in cooperatives}

    def _ask(
        self, cooperative_id: UUID, code: str, number: int, sittings: frozenset[Sitting]
    ) -> None:
        answer = self.hall.client.get("/api/v1/badges/agenda", headers={BADGE_HEADER: code})
        shown = answer.json()
        own = {one.slot_id for one in sittings if one.cooperative_id == cooperative_id}
        planned = [one for one in shown["items"] if one["change"] != "cancelled"]
        if answer.is_success and shown["timetable"] == number and len(planned) == len(own):
            self.told += 1
        else:
            self.untold += 1

    def _look_at_screen(self, sittings: frozenset[Sitting]) -> None:
        """The screen shows the published meetings, no more and no less."""
        answer = self.hall.client.get(f"/api/v1/events/{self.hall.event_id}/signage")
        if answer.is_success and len(answer.json()["meetings"]) == len(sittings):
            self.told += 1
        else:
            self.untold += 1
