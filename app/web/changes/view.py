"""Changes on the day: read from the page's form, and written in words; pure functions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from app.attendees.records import Cooperative
from app.core.locale import Locale, text
from app.day.proposals.changes import (
    Change,
    CooperativeAbsent,
    CooperativeLate,
    PartnerAbsent,
    PartnerLate,
    TableClosed,
)
from app.partners.records import Partner, Table
from app.web.frame.cooperatives import found, label

_CHANGE: TypeAdapter[Change] = TypeAdapter(Change)


@dataclass(frozen=True, slots=True)
class Directory:
    """The cooperatives, partners and tables of an event, by id, with their names."""

    cooperatives: Mapping[UUID, Cooperative]
    partners: Mapping[UUID, Partner]
    tables: Mapping[UUID, Table]

    def labels(self, locale: Locale) -> list[str]:
        """Return every name that the form's field accepts, in the order of its suggestions."""
        return [
            *(label(one) for one in self.cooperatives.values()),
            *(one.name for one in self.partners.values()),
            *(self.table(one.id, locale) for one in self.tables.values()),
        ]

    def table(self, table_id: UUID, locale: Locale) -> str:
        """Return a table's name in the reader's language; `?` for a table that is gone."""
        table = self.tables.get(table_id)
        return "?" if table is None else f"{text('web.table', locale)} {table.number}"

    def partner(self, partner_id: UUID) -> str:
        """Return a partner's name; `?` for a partner that is gone."""
        partner = self.partners.get(partner_id)
        return "?" if partner is None else partner.name

    def cooperative(self, cooperative_id: UUID) -> str:
        """Return a cooperative's label; `?` for a cooperative that is gone."""
        cooperative = self.cooperatives.get(cooperative_id)
        return "?" if cooperative is None else label(cooperative)


@dataclass(frozen=True, slots=True)
class Unread:
    """Why the form's fields describe no change: the text `web.changes_<why>`."""

    why: Literal["unknown", "several", "wrong_time"]
    names: Sequence[str] = ()
    """The names that fit, if several do."""


def read_change(
    directory: Directory, wish: str, starts_at: str, ends_at: str, locale: Locale
) -> Change | Unread:
    """Return the change that the form's fields describe, or why they describe none.

    Times are written like `09:40`; an empty one means the beginning or the end of the day.
    """
    wanted = wish.strip().casefold()
    window = {"starts_at": starts_at or None, "ends_at": ends_at or None}
    hosts = _hosts(directory, wanted)
    seats = [one for one in directory.tables if directory.table(one, locale).casefold() == wanted]
    exact = [one for one in hosts if one.name.casefold() == wanted]
    visitors = [] if exact or seats else found(directory.cooperatives.values(), wish)
    names = [*(one.name for one in exact or hosts), *map(label, visitors)]
    if not seats and len(names) != 1:
        return Unread("several" if names else "unknown", names)
    try:
        if seats:
            return TableClosed(kind="table_closed", table_id=seats[0], **window)
        if visitors:
            return CooperativeAbsent(
                kind="cooperative_absent", cooperative_id=visitors[0].id, **window
            )
        return PartnerAbsent(kind="partner_absent", partner_id=hosts[0].id, **window)
    except ValidationError:
        return Unread("wrong_time")


def _hosts(directory: Directory, wanted: str) -> list[Partner]:
    """Return the partners of that name or, if there is none, those whose name has every word."""
    every = list(directory.partners.values())
    exact = [one for one in every if one.name.casefold() == wanted]
    having = [one for one in every if all(word in one.name.casefold() for word in wanted.split())]
    return exact or having


def withdrawn_changes(cooperatives: Collection[UUID], partners: Collection[UUID]) -> list[Change]:
    """Return the changes by which these parties, who have withdrawn, leave the timetable."""
    return [
        *(PartnerAbsent(kind="partner_absent", partner_id=one) for one in sorted(partners)),
        *(
            CooperativeAbsent(kind="cooperative_absent", cooperative_id=one)
            for one in sorted(cooperatives)
        ),
    ]


def kept_changes(fields: Collection[str]) -> list[Change]:
    """Return the changes in the form's hidden fields, leaving out fields that hold none."""
    changes = []
    for field in fields:
        try:
            changes.append(_CHANGE.validate_json(field))
        except ValidationError:
            continue
    return changes


def sentence(change: Change, directory: Directory, locale: Locale) -> str:
    """Return a change as a sentence."""
    match change:
        case CooperativeAbsent():
            name = directory.cooperative(change.cooperative_id)
            return _away("away", name, change.starts_at, change.ends_at, locale)
        case CooperativeLate():
            name = directory.cooperative(change.cooperative_id)
            return _away("away", name, None, change.arrives_at, locale)
        case PartnerAbsent():
            name = directory.partner(change.partner_id)
            return _away("away", name, change.starts_at, change.ends_at, locale)
        case PartnerLate():
            return _away(
                "away", directory.partner(change.partner_id), None, change.arrives_at, locale
            )
        case TableClosed():
            name = directory.table(change.table_id, locale)
            return _away("closed", name, change.starts_at, change.ends_at, locale)
        case _:
            return _other(change, directory, locale)


def _other(change: Change, directory: Directory, locale: Locale) -> str:
    """Return the sentence for a kind of change that only the API offers."""
    fields = change.model_dump()
    names = [
        directory.cooperative(fields["cooperative_id"]) if fields.get("cooperative_id") else "",
        directory.partner(fields["partner_id"]) if fields.get("partner_id") else "",
        fields.get("name") or "",
    ]
    what = " · ".join(name for name in names if name)
    return text(f"web.change_{change.kind}", locale, what=what)


def _away(how: str, name: str, starts_at: str | None, ends_at: str | None, locale: Locale) -> str:
    span = {(False, False): "all_day", (True, False): "from", (False, True): "until"}
    key = span.get((starts_at is not None, ends_at is not None), "between")
    when = text(
        f"web.change_{key}",
        locale,
        starts=_clock(starts_at, locale),
        ends=_clock(ends_at, locale),
    )
    return text(f"web.change_{how}", locale, name=name, when=when)


def _clock(wall_clock: str | None, locale: Locale) -> str:
    if wall_clock is None:
        return ""
    return wall_clock.replace(":", ".") if locale == "id" else wall_clock
