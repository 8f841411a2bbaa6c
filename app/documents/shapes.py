"""Content that several documents share: the event's header, and lines of its programme."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventHeader:
    """The event in the header of every page; `version` is the timetable's (`Versi 3`)."""

    name: str
    date: str
    venue: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class IntervalLine:
    """A break or plenary of the programme, such as registration or the opening."""

    time: str
    label: str
