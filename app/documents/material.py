"""The data from which the documents about a timetable are made, read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from sqlmodel import Session

from app.attendees import queries
from app.attendees.records import Cooperative
from app.core.locale import Locale, clock_time, day_clock, local_day, long_dates, text
from app.documents.shapes import EventHeader, IntervalLine
from app.events import queries as event_queries
from app.events.records import Event, Interval, IntervalKind
from app.meetings import queries as meeting_queries
from app.meetings.queries import MeetingLine
from app.meetings.records import Timetable
from app.partners import queries as partner_queries
from app.partners.records import Partner, Table

_Timed = TypeVar("_Timed", Interval, MeetingLine)


@dataclass(frozen=True, slots=True)
class Material:
    """An event, one of its timetables, and all parties in it."""

    event: Event
    locale: Locale
    timetable: Timetable
    programme: Sequence[Interval]
    lines: Sequence[MeetingLine]
    """In order of time, table and seat."""
    cooperatives: Sequence[Cooperative]
    """The active ones, by village code, and so by kecamatan."""
    partners: Sequence[Partner]
    tables: Sequence[Table]
    topics: Mapping[str, str]
    """Tag -> label in the reader's language."""
    day: date | None = None
    """The only day that is shown; None: all days of the event."""

    @property
    def days(self) -> Sequence[date]:
        """Return the days that are shown."""
        return self.event.days if self.day is None else [self.day]

    @property
    def header(self) -> EventHeader:
        """Return the event's header with the days that are shown and the timetable's version."""
        version = text("documents.version", self.locale, number=self.timetable.number)
        header = header_of(self.event, self.locale, version)
        return replace(header, date=long_dates(self.days, self.locale))

    def of_day(self, day: date) -> "Material":
        """Return what of it is on one day."""
        narrow = replace(self, day=day)
        return replace(
            narrow,
            programme=narrow.on_day(self.programme),
            lines=narrow.on_day(self.lines),
        )

    def on_day(self, parts: Sequence[_Timed]) -> Sequence[_Timed]:
        """Return those of meetings or intervals that are on the day that is shown."""
        if self.day is None:
            return parts
        zone = self.event.timezone
        return [one for one in parts if local_day(one.starts_at, zone) == self.day]

    def clock(self, moment: datetime) -> str:
        """Return a time of day as text, with its date where several days are shown."""
        return day_clock(moment, self.event.timezone, self.locale, days=len(self.days))

    def span(self, start: datetime, end: datetime) -> str:
        """Return a span of time as text."""
        return f"{self.clock(start)}–{clock_time(end, self.event.timezone, self.locale)}"

    def topic(self, tags: Sequence[str]) -> str:
        """Return what a meeting is about, as text."""
        return ", ".join(self.topics.get(tag, tag) for tag in tags)

    def title(self, interval: Interval) -> str:
        """Return the title of an interval that is not a slot."""
        named = interval.title_id if self.locale == "id" else interval.title_en
        return named or interval.title_id or text(f"documents.{interval.kind.value}", self.locale)

    def shared(self) -> list[Interval]:
        """Return the breaks and plenaries."""
        return [part for part in self.programme if part.kind is not IntervalKind.SLOT]


def header_of(event: Event, locale: Locale, version: str = "") -> EventHeader:
    """Return the event's header for the pages of a document."""
    return EventHeader(
        name=event.name, date=long_dates(event.days, locale), venue=event.place, version=version
    )


def gather(session: Session, event: Event, timetable: Timetable, locale: Locale) -> Material:
    """Read everything that the documents of a timetable show."""
    lines = meeting_queries.meeting_lines(session, timetable.id)
    return Material(
        event=event,
        locale=locale,
        timetable=timetable,
        programme=event_queries.programme(session, event.id, also={line.slot_id for line in lines}),
        lines=lines,
        cooperatives=queries.active_cooperatives(session, event.id),
        partners=partner_queries.all_partners(session, event.id),
        tables=partner_queries.all_tables(session, event.id),
        topics={
            tag.code: tag.label_id if locale == "id" else tag.label_en
            for tag in event_queries.tags(session, event.id)
        },
    )


def interval_line(material: Material, part: Interval) -> IntervalLine:
    """Return a break or plenary as a line between meetings."""
    return IntervalLine(material.span(part.starts_at, part.ends_at), material.title(part))
