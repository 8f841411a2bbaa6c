"""Rows of events, programme intervals and tags."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, CheckConstraint, Column, Index, text
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id
from app.sheets.values.regions.shipped import DEFAULT_REGIONS


class IntervalKind(StrEnum):
    """The kind of an interval; meetings are held only in slots."""

    REGISTRATION = "registration"
    PLENARY = "plenary"
    SLOT = "slot"
    BREAK = "break"


class EventTemplate(StrEnum):
    """What an event's programme begins as."""

    BUSINESS_CONTACT = "business_contact"
    """One day of short meetings, with an opening and a closing for everybody."""
    BUSINESS_CONTACT_TWO_DAYS = "business_contact_two_days"
    """Two days of short meetings, opened on the first and closed on the second."""
    TRADE_FAIR = "trade_fair"
    """One day of longer meetings beside a fair, without an opening."""
    BLANK = "blank"
    """Nothing yet."""


class Event(SQLModel, table=True):
    """One day, or several, on which cooperatives meet partners."""

    __tablename__ = "event"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    name: str = Field(max_length=200)
    place: str = Field(default="", max_length=200)
    day: date
    """The only day, or the first of several."""
    further_days: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]")
    )
    """The days after the first, in order, as ISO dates."""
    timezone: str = Field(max_length=60)
    """IANA name of the event's time zone."""
    public_url: str | None = Field(default=None, max_length=200)
    """Address printed on badges; None: the installation's, else only the token is printed."""
    grace_minutes: int = 10
    """A cooperative that is not present this long before its slot loses that meeting."""
    target_meetings: int = 3
    """The number of meetings that every cooperative should have before any gets more."""
    auto_adopt_up_to: int | None = None
    """A repair that changes the meetings of at most so many parties is adopted automatically; None:
    every proposal waits for an organizer."""
    wishes_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """Until when badges may say whom their cooperatives ask for; None: they may not."""
    retain_until: date | None = None
    """The last day on which personal data is kept; None: for as long as `app.privacy` says."""
    erased_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When its personal data was erased."""
    due_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When it was first seen that its personal data is to be erased; None: it is not."""
    regions: list[str] = Field(
        default_factory=lambda: list(DEFAULT_REGIONS), sa_column=Column(JSON, nullable=False)
    )
    """Codes of the regencies whose villages its lists may name."""
    group_word: str = Field(default="", max_length=60, sa_column_kwargs={"server_default": ""})
    """What the groups of its own places are called, in place of kecamatan; empty: that."""
    clock_ahead: int | None = None
    """Seconds by which the clock of its day is ahead of the real one; None: it is no rehearsal, and
    nobody can move its clock."""
    version: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)

    @property
    def days(self) -> list[date]:
        """Return all days of the event, in order."""
        return [self.day, *(date.fromisoformat(one) for one in self.further_days)]

    def by_its_clock(self, now: datetime) -> datetime:
        """Return what the clock of its day shows when it really is `now`."""
        return now + timedelta(seconds=self.clock_ahead or 0)

    def day_at(self, now: datetime) -> date:
        """Return the day that it is, by the event's clock; else the last one before, or the first.

        An event of one day has only that one.
        """
        today = now.astimezone(ZoneInfo(self.timezone)).date()
        return max((one for one in self.days if one <= today), default=self.day)

    def day_ahead(self, now: datetime) -> date:
        """Return the day that it is, by the event's clock; else the next one, or the last."""
        today = now.astimezone(ZoneInfo(self.timezone)).date()
        return min((one for one in self.days if one >= today), default=self.days[-1])


class Interval(SQLModel, table=True):
    """An interval of the programme; slots are the bookable ones."""

    __tablename__ = "programme_interval"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ck_programme_interval_order"),
        Index(
            "uq_programme_interval_start",
            "event_id",
            "starts_at",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    kind: IntervalKind = Field(sa_type=words(IntervalKind))
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)
    title_id: str = Field(default="", max_length=120)
    title_en: str = Field(default="", max_length=120)
    session: str | None = Field(default=None, max_length=40)
    """Session that a slot belongs to, such as `pagi`; slots of one session are adjacent."""
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """Since when it is no longer in the programme; earlier timetables still have meetings in it."""


class PublicAddress(SQLModel, table=True):
    """The address of this installation, as an administrator typed it: one row or none."""

    __tablename__ = "public_address"
    __table_args__ = (CheckConstraint("id = 1", name="ck_public_address_one"),)

    id: int = Field(default=1, primary_key=True)
    url: str = Field(max_length=200)
    probe: str = Field(max_length=32)
    """The last part of the address of a page that is opened to try it."""
    reached_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When that page was opened at this address for the first time."""


class TagDirection(StrEnum):
    """Which way goods or services flow, seen from the cooperative."""

    BUY = "beli"
    SERVICE = "layanan"
    SELL = "jual"


class Tag(SQLModel, table=True):
    """An entry of the event's vocabulary for needs and offers."""

    __tablename__ = "tag"

    event_id: UUID = Field(foreign_key="event.id", primary_key=True, ondelete="CASCADE")
    code: str = Field(primary_key=True, max_length=60)
    label_id: str = Field(max_length=120)
    label_en: str = Field(max_length=120)
    direction: TagDirection = Field(sa_type=words(TagDirection))
    aliases: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
