"""Who sits where: the cooperative, partner, table, slot and seat of a meeting."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from app.requests.pairs import Pair


class Seated(Protocol):
    """Who sits where: a meeting as far as a version of the timetable says it."""

    @property
    def cooperative_id(self) -> UUID:
        """The cooperative."""

    @property
    def partner_id(self) -> UUID:
        """The partner."""

    @property
    def table_id(self) -> UUID:
        """One of the partner's tables."""

    @property
    def slot_id(self) -> UUID:
        """When."""

    @property
    def seat(self) -> int:
        """Which of the table's seats, from 1."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A cooperative with a partner on a seat of one of its tables, seats counting from 1."""

    cooperative_id: UUID
    partner_id: UUID
    table_id: UUID
    slot_id: UUID
    seat: int

    @property
    def pair(self) -> Pair:
        """Who meets."""
        return self.cooperative_id, self.partner_id

    @property
    def place(self) -> tuple[UUID, UUID, int]:
        """Table, slot and seat."""
        return self.table_id, self.slot_id, self.seat


def sitting_of(meeting: Seated) -> Sitting:
    """Return who sits where in a meeting, a release or an offer."""
    return Sitting(
        meeting.cooperative_id,
        meeting.partner_id,
        meeting.table_id,
        meeting.slot_id,
        meeting.seat,
    )
