"""An organizer who changes timetables by hand through HTTP."""

from dataclasses import dataclass
from typing import Any

from tests.api import Api
from tests.meetings.hall import Hall

Place = tuple[str, str]
"""Slot, table."""


@dataclass(frozen=True)
class Hand:
    """An organizer, and the hall whose timetable it is."""

    api: Api
    hall: Hall

    def meetings(self, number: int = 1) -> list[dict[str, Any]]:
        """Return a version's meetings, in order of time, table and seat."""
        path = self.api.at(f"/timetables/{number}/meetings")
        found: list[dict[str, Any]] = self.api.get(self.api.viewer, path, limit=200)["items"]
        return found

    def held(self, number: int = 1) -> dict[tuple[str, str], Place]:
        """Return where each pair meets in a version."""
        return {
            (one["cooperative_id"], one["partner_id"]): (one["slot_id"], one["table_id"])
            for one in self.meetings(number)
        }

    def targets(self, meeting: dict[str, Any], number: int = 1) -> list[dict[str, Any]]:
        """Return the places of a meeting."""
        path = self.api.at(f"/timetables/{number}/meetings/{meeting['id']}/targets")
        found: list[dict[str, Any]] = self.api.get(self.api.organizer, path)["targets"]
        return found

    def edit(self, number: int, status: int = 201, **body: Any) -> dict[str, Any]:
        """Change a version; return the new one, or the refusal with this status."""
        path = self.api.at(f"/timetables/{number}/edits")
        answer = self.api.organizer.post(path, json=body)
        assert answer.status_code == status, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def choose(self, number: int, meeting: dict[str, Any], target: dict[str, Any]) -> int:
        """Send the promise of a target; return the new version's number."""
        place = {name: target["place"][name] for name in ("slot_id", "table_id")}
        made = self.edit(
            number, kind="move", meeting_id=meeting["id"], promise=target["promise"], **place
        )
        return int(made["number"])


def promised(target: dict[str, Any]) -> dict[tuple[str, str], Place]:
    """Return where a target's promise puts which pair."""
    return {
        (one["cooperative_id"], one["partner_id"]): (one["slot_id"], one["table_id"])
        for one in target["promise"]
    }
