"""Meetings as far as a version of the timetable says them."""

from typing import Protocol
from uuid import UUID


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
