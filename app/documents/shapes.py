"""What several papers show: the event's header, and lines of its programme."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventHeader:
    """The event as every page names it; `version` is the timetable's (`Versi 3`)."""

    name: str
    date: str
    venue: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class IntervalLine:
    """A part of the programme that everybody shares: registration, opening, a break."""

    time: str
    label: str
