"""The one catalogue of user-facing texts, and how numbers, dates and times are written.

Texts live in `texts/<section>.toml` or `texts/<section>/<part>.toml`; an entry `[key]` has one
text per locale. A text is named `section.key`. Bahasa Indonesia is the default, English the
second locale.
"""

import tomllib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, get_args
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal
from fastapi import Depends, Request

from app.core import districts

Locale = Literal["id", "en"]
LOCALES: tuple[Locale, ...] = get_args(Locale)
DEFAULT_LOCALE: Locale = "id"
_FOLDER = Path(__file__).parent / "texts"


@cache
def catalogue() -> dict[str, dict[Locale, str]]:
    """Return every text: name -> locale -> template."""
    entries: dict[str, dict[Locale, str]] = {}
    for file in sorted(_FOLDER.rglob("*.toml")):
        section = file.stem if file.parent == _FOLDER else file.parent.name
        for key, texts in tomllib.loads(file.read_text("utf-8")).items():
            entries[f"{section}.{key}"] = texts
    return entries


def text(name: str, /, locale: Locale = DEFAULT_LOCALE, **params: object) -> str:
    """Return the text `name` in `locale`, its placeholders filled; KeyError if there is none.

    `{district}` and the like are filled with what the event calls its kecamatan.
    """
    template = catalogue()[name][locale]
    if districts.MARK in template:
        return template.format(**districts.placeholders(), **params)
    return template.format(**params)


def has_text(name: str) -> bool:
    """Return whether the catalogue has a text of that name."""
    return name in catalogue()


def negotiate(accept_language: str | None) -> Locale:
    """Return the locale that an `Accept-Language` header prefers (RFC 9110, 12.5.4)."""
    for tag in _by_preference((accept_language or "").split(",")):
        for locale in LOCALES:
            if tag == locale or tag.startswith(f"{locale}-"):
                return locale
    return DEFAULT_LOCALE


def _by_preference(ranges: Iterable[str]) -> list[str]:
    weighted: list[tuple[float, str]] = []
    for part in ranges:
        tag, _, parameters = part.strip().lower().partition(";")
        try:
            quality = float(parameters.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if tag and quality > 0:
            weighted.append((quality, tag.strip()))
    return [tag for _, tag in sorted(weighted, key=lambda item: -item[0])]


def number(value: float, locale: Locale = DEFAULT_LOCALE) -> str:
    """Return a number as text: `1.234,5` in Indonesian, `1,234.5` in English."""
    return format_decimal(value, locale=locale)


def long_date(day: date, locale: Locale = DEFAULT_LOCALE) -> str:
    """Return a date as text: `Jumat, 4 Juli 2025`, `Friday, 4 July 2025`."""
    return format_date(day, "EEEE, d MMMM y", locale=locale)


def long_dates(days: Sequence[date], locale: Locale = DEFAULT_LOCALE) -> str:
    """Return the dates of one or several days, in order: the first and the last of several."""
    return " – ".join(long_date(day, locale) for day in dict.fromkeys((days[0], days[-1])))


def local_day(moment: datetime, zone: str) -> date:
    """Return the date of a moment in an event's zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def clock_time(moment: datetime, zone: str, locale: Locale = DEFAULT_LOCALE) -> str:
    """Return a time of day in an event's zone: `09.40` in Indonesian, `09:40` in English."""
    return wall_clock(moment.astimezone(ZoneInfo(zone)), locale)


def wall_clock(at: time | datetime, locale: Locale = DEFAULT_LOCALE) -> str:
    """Return a time of day as text: `09.40` in Indonesian, `09:40` in English."""
    return at.strftime("%H.%M" if locale == "id" else "%H:%M")


def in_words(value: object, locale: Locale = DEFAULT_LOCALE) -> object:
    """Return a date or a time of day as a sentence says it; anything else as it is."""
    if isinstance(value, time):
        return wall_clock(value, locale)
    if isinstance(value, date) and not isinstance(value, datetime):
        return long_date(value, locale)
    return value


def day_clock(
    moment: datetime, zone: str, locale: Locale = DEFAULT_LOCALE, *, days: int = 1
) -> str:
    """Return a time of day in an event's zone, and its date where the event has several `days`."""
    at = clock_time(moment, zone, locale)
    if days <= 1:
        return at
    return f"{format_date(local_day(moment, zone), 'd MMM', locale=locale)} {at}"


def lasting(minutes: int, locale: Locale = DEFAULT_LOCALE) -> str:
    """Return a span of time as text: `45 menit`, `6 jam 4 menit`."""
    hours, rest = divmod(minutes, 60)
    parts = [text("web.span_hours", locale, hours=number(hours, locale))] if hours else []
    if rest or not hours:
        parts.append(text("web.span_minutes", locale, minutes=rest))
    return " ".join(parts)


def request_locale(request: Request) -> Locale:
    """The locale of a request: the language cookie of our pages, else `Accept-Language`."""
    chosen = request.cookies.get("locale")
    for locale in LOCALES:
        if chosen == locale:
            return locale
    return negotiate(request.headers.get("accept-language"))


async def _request_locale(request: Request) -> Locale:
    return request_locale(request)  # a plain function would be run in another thread


RequestLocale = Annotated[Locale, Depends(_request_locale)]
