"""What a phone is still to be told, from what it was told and its holder's agenda now: pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, NamedTuple

from app.meetings.agenda.queries import Call
from app.meetings.agenda.rules import AgendaItem
from app.meetings.agenda.service import OpenedAgenda
from app.meetings.outcomes.records import MeetingStatus

AHEAD: Final = timedelta(minutes=10)
"""How long before a meeting a phone is told of it."""
_MOST_SINGLE: Final = 3
"""Changes that are told one by one; more are told as one."""


class NoticeKind(StrEnum):
    """What a phone is told."""

    SOON = "soon"
    NEW = "new"
    MOVED = "moved"
    CANCELLED = "cancelled"
    OFFER = "offer"
    CHANGED = "changed"
    """Several meetings at once."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell."""

    kind: NoticeKind
    item: AgendaItem | None = None
    call: Call | None = None
    starts_at: datetime | None = None
    table_number: int | None = None
    other: str = ""
    """Whom it is about: a partner, or a cooperative's village."""


class Place(NamedTuple):
    """When and where a meeting is, and with whom."""

    starts_at: datetime
    table_number: int
    other: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a phone was told: its meetings, those that begin soon, and offers."""

    meetings: dict[str, Place] = field(default_factory=dict)
    soon: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()

    def stored(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {
            "meetings": {
                key: [place.starts_at.isoformat(), place.table_number, place.other]
                for key, place in self.meetings.items()
            },
            "soon": sorted(self.soon),
            "offers": sorted(self.offers),
        }

    @classmethod
    def read(cls, stored: dict[str, Any]) -> "Told":
        """Return what was kept."""
        return cls(
            {
                key: Place(datetime.fromisoformat(at), table, other)
                for key, (at, table, other) in stored["meetings"].items()
            },
            frozenset(stored["soon"]),
            frozenset(stored["offers"]),
        )


def all_of(opened: OpenedAgenda, *, soon: bool = True) -> Told:
    """Return all of an agenda as told; without `soon`, what begins soon is yet to be told."""
    return Told(
        {_key(one): _place(one, opened) for one in _standing(opened)},
        frozenset(map(_moment_key, _beginning(opened))) if soon else frozenset(),
        frozenset(str(call.offer_id) for call in opened.calls),
    )


def notices(told: Told, opened: OpenedAgenda) -> list[Notice]:
    """Return what is still to be told, most urgent first; afterwards `all_of` is what was told."""
    changes = list(_changes(told, opened))
    fresh = {_key(one.item) for one in changes if one.item is not None}
    offers = [
        Notice(NoticeKind.OFFER, None, one, one.starts_at, one.table_number, one.partner)
        for one in opened.calls
        if str(one.offer_id) not in told.offers
    ]
    soon = [
        _notice(NoticeKind.SOON, one, opened)
        for one in _beginning(opened)
        if _moment_key(one) not in told.soon and _key(one) not in fresh
    ]
    if len(changes) > _MOST_SINGLE:
        changes = [Notice(NoticeKind.CHANGED)]
    return [*offers, *soon, *changes]


def wake_at(opened: OpenedAgenda) -> datetime | None:
    """Return when a meeting is to be told of as soon; None: there is none ahead."""
    ahead = (one.line.starts_at - AHEAD for one in _standing(opened) if one.is_ahead)
    return min((at for at in ahead if at > opened.now), default=None)


def _changes(told: Told, opened: OpenedAgenda) -> Iterable[Notice]:
    known = dict(told.meetings)
    for item in _standing(opened):
        was = known.pop(_key(item), None)
        if not item.is_ahead:
            continue
        if was is None:
            yield _notice(NoticeKind.NEW, item, opened)
        elif was[:2] != _place(item, opened)[:2]:
            yield _notice(NoticeKind.MOVED, item, opened)
    for was in known.values():
        if was.starts_at > opened.now:
            yield Notice(NoticeKind.CANCELLED, None, None, *was)


def _beginning(opened: OpenedAgenda) -> list[AgendaItem]:
    """Return the meetings that begin soon and have not begun."""
    return [
        one
        for one in _standing(opened)
        if one.is_ahead
        and one.state.status is MeetingStatus.PLANNED
        and opened.now < one.line.starts_at <= opened.now + AHEAD
    ]


def _standing(opened: OpenedAgenda) -> list[AgendaItem]:
    return [one for one in opened.items if one.change != "cancelled"]


def _notice(kind: NoticeKind, item: AgendaItem, opened: OpenedAgenda) -> Notice:
    return Notice(kind, item, None, *_place(item, opened))


def _place(item: AgendaItem, opened: OpenedAgenda) -> Place:
    line = item.line
    other = line.village if opened.cooperative is None else line.partner
    return Place(line.starts_at, line.table_number, other)


def _key(item: AgendaItem) -> str:
    return f"{item.line.cooperative_id}.{item.line.partner_id}"


def _moment_key(item: AgendaItem) -> str:
    return f"{_key(item)}@{item.line.starts_at.isoformat()}"
