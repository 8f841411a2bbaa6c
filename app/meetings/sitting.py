"""Sittings: the cooperative, partner, table, slot and seat of a meeting."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from app.requests.pairs import Pair


class Seated(Protocol):
    """Everything that has the five facts of a sitting: a meeting, a release or an offer."""

    @property
    def cooperative_id(self) -> UUID:
        """The cooperative."""

    @property
    def partner_id(self) -> UUID:
        """The partner."""

    @property
    def table_id(self) -> UUID:
        """The table, one of the partner's."""

    @property
    def slot_id(self) -> UUID:
        """The slot."""

    @property
    def seat(self) -> int:
        """The number of the table's seat, from 1."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A cooperative with a partner on a seat of one of its tables in a slot; seats count from 1."""

    cooperative_id: UUID
    partner_id: UUID
    table_id: UUID
    slot_id: UUID
    seat: int

    @property
    def pair(self) -> Pair:
        """The pair that meets."""
        return self.cooperative_id, self.partner_id

    @property
    def place(self) -> tuple[UUID, UUID, int]:
        """Table, slot and seat."""
        return self.table_id, self.slot_id, self.seat


def sitting_of(meeting: Seated) -> Sitting:
    """Return the sitting of a meeting, a release or an offer."""
    if isinstance(meeting, Sitting):
        return meeting
    return Sitting(
        meeting.cooperative_id,
        meeting.partner_id,
        meeting.table_id,
        meeting.slot_id,
        meeting.seat,
    )
