"""The partners' side of a simulated day: meetings begin and are held, or nobody comes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid5

from app.simulation.hall import Hall, Slot
from app.simulation.site import Site

PATIENCE: Final = timedelta(minutes=10)
"""So long after its begin a meeting can still be held."""
GREETED: Final = timedelta(minutes=3)
"""So long after its begin a meeting is reported as running."""
GOODBYE: Final = timedelta(minutes=1)
"""So long before its end it is reported as held."""
_MOST: Final = 400
"""Reports sent together."""
_NAMES: Final = UUID("0197c0de-0000-7000-8000-0000000000db")


@dataclass
class Tables:
    """What happens at the tables; `held` has the pairs that met, each with its slot."""

    site: Site
    hall: Hall
    held: dict[tuple[str, str], str] = field(default_factory=dict)
    missed: int = 0
    """Meetings in the timetable to which one side did not come."""
    _told: set[tuple[str, str]] = field(default_factory=set)

    def minute(
        self,
        now: datetime,
        really: datetime,
        inside: Mapping[str, datetime],
        away: Mapping[str, datetime],
    ) -> None:
        """Report what there is to report now.

        `inside` has since when each cooperative is there, `away` until when partners are not.
        """
        for slot in self.hall.slots:
            if slot.starts_at + GREETED <= now < slot.ends_at - GOODBYE:
                self._report(slot, "running", really, inside, away)
            elif slot.ends_at - GOODBYE <= now:
                self._report(slot, "held", really, inside, away)

    def _report(
        self,
        slot: Slot,
        status: str,
        really: datetime,
        inside: Mapping[str, datetime],
        away: Mapping[str, datetime],
    ) -> None:
        if (slot.id, status) in self._told:
            return
        self._told.add((slot.id, status))
        until = slot.starts_at + PATIENCE
        facts = []
        for meeting in self.site.all("/meetings"):
            if meeting["slot_id"] != slot.id:
                continue
            since = inside.get(meeting["cooperative_id"])
            met = since is not None and since <= until
            met = met and away.get(meeting["partner_id"], slot.starts_at) <= until
            if status == "running" and met:
                facts.append(_fact(meeting["id"], "running", really))
            elif status == "held":
                facts.append(_fact(meeting["id"], "held" if met else "no_show", really))
                self.missed += not met
                if met:
                    self.held[meeting["cooperative_id"], meeting["partner_id"]] = slot.id
        for first in range(0, len(facts), _MOST):
            self.site.post("/meeting-facts/batch", {"facts": facts[first : first + _MOST]})


def _fact(meeting: str, status: str, at: datetime) -> dict[str, Any]:
    return {
        "fact_id": str(uuid5(_NAMES, f"{meeting} {status} {at.isoformat()}")),
        "meeting_id": meeting,
        "recorded_at": at.isoformat(),
        "status": status,
    }
