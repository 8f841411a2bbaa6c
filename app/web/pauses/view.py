"""Pauses as the page lists them: pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.core.locale import Locale, clock_time, day_clock, number, text
from app.events.records import Event
from app.requests.pauses.records import Pause

FIELDS: Final = ("name", "scope", "cooperative_id", "partner_id", "day", "starts_at", "ends_at")


@dataclass(frozen=True, slots=True)
class Line:
    """A pause: its name, for whom it is, when and how long."""

    id: UUID
    name: str
    whose: str
    when: str


def lines(
    pauses: Iterable[Pause], names: Mapping[UUID, str], event: Event, locale: Locale
) -> list[Line]:
    """Return a line for each pause; `names` are those of parties that have one alone."""
    return [
        Line(
            id=one.id,
            name=one.name,
            whose=_whose(one, names, locale),
            when=text(
                "web.pause_when",
                locale,
                begin=day_clock(one.starts_at, event.timezone, locale, days=len(event.days)),
                end=clock_time(one.ends_at, event.timezone),
                free=number(one.free, locale),
            ),
        )
        for one in pauses
    ]


def said(fields: Mapping[str, str]) -> dict[str, object]:
    """Return what the form says of a new pause; fields left empty are left out."""
    wish: dict[str, object] = {
        name: value for name in FIELDS if (value := fields.get(name, "").strip())
    }
    free = fields.get("free", "").strip()
    return wish | ({"free": free} if free else {})


def _whose(pause: Pause, names: Mapping[UUID, str], locale: Locale) -> str:
    only = pause.cooperative_id or pause.partner_id
    if only is None:
        return text(f"web.pause_scope_{pause.scope.value}", locale)
    return names.get(only, "")
