"""What a simulated day knows of its event: who may come, when slots are, and who hosts where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Slot:
    """A bookable interval."""

    id: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Hall:
    """An event on its day; ids are those of the API."""

    zone: str
    slots: Sequence[Slot]
    """In order of time; at least one."""
    people: Mapping[str, Sequence[str]]
    """The attendees of each cooperative, in order."""
    first_meetings: Mapping[str, datetime]
    """When each cooperative that has a meeting meets first."""
    partners: Sequence[str]
    """Those with a table."""
    tables: Sequence[str]
    needs: Sequence[str]
    """What walk-ins may need: tags that partners offer."""
