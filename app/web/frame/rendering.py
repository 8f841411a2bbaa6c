"""Templates rendered as pages, in the reader's language and theme."""

from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final, Literal, get_args

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.auth import cookies
from app.auth.passwords import csrf_token
from app.auth.principal import Principal
from app.core import locale as language
from app.core.http.later import LaterResponse
from app.core.names import printed
from app.web.frame.assets import asset
from app.web.frame.sections import sections
from app.web.frame.told import COOKIE, told

Theme = Literal["light", "dark", "auto"]
THEME_COOKIE: Final = "theme"
# Media attribute of the link to dark.css; "auto" follows the reader's system.
_DARK_MEDIA: Final[dict[Theme, str]] = {
    "light": "not all",
    "dark": "all",
    "auto": "(prefers-color-scheme: dark)",
}

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals["asset"] = asset
_templates.globals["sections"] = sections
_templates.filters["printed"] = printed


def render(
    request: Request,
    template: str,
    *,
    status: int = HTTPStatus.OK,
    caller: Principal | None = None,
    here: str | None = None,
    session_token: str | None = None,
    **context: Any,
) -> LaterResponse:
    """Return a template as a page; templates may use `t`, `number`, `long_date`, `local_day`,
    `clock_time`, `day_clock` and `lasting`.

    `here` is the address shown again after a change of language or theme; None: the present one.
    `session_token` is that of a session that begins with this answer; None: the present one.
    The template is filled once the request's transaction is over, so it cannot query anything.
    """
    locale = language.request_locale(request)
    theme = _theme(request)
    news = None if "HX-Request" in request.headers else told(request, locale)
    fill = partial(
        _fill,
        template,
        locale=locale,
        locales=language.LOCALES,
        theme=theme,
        dark_media=_DARK_MEDIA[theme],
        here=address(request) if here is None else here,
        caller=caller,
        told=news,
        csrf=csrf_token(session_token or cookies.session_token(request)),
        **_speech(locale),
        **context,
    )
    # Pages are not cached: the next person at the same computer must not find them.
    headers = {
        "Cache-Control": "private, no-store",
        "Content-Language": locale,
        "Vary": "Cookie, Accept-Language, HX-Request",
    }
    response = LaterResponse(fill, int(status), media_type="text/html", headers=headers)
    if news is not None:
        response.delete_cookie(COOKIE)
    return response


def _speech(locale: language.Locale) -> dict[str, Any]:
    """Return what templates say texts, figures and moments with."""
    return {
        "t": partial(_text, locale),
        "number": partial(language.number, locale=locale),
        "long_date": partial(language.long_date, locale=locale),
        "long_dates": partial(language.long_dates, locale=locale),
        "local_day": language.local_day,
        "clock_time": partial(language.clock_time, locale=locale),
        "day_clock": partial(language.day_clock, locale=locale),
        "lasting": partial(language.lasting, locale=locale),
    }


def _fill(template: str, **context: Any) -> bytes:
    return _templates.get_template(template).render(**context).encode()


def _text(locale: language.Locale, name: str, /, **params: object) -> str:
    return language.text(f"web.{name}", locale, **params)


def _theme(request: Request) -> Theme:
    chosen = request.cookies.get(THEME_COOKIE)
    return next((theme for theme in get_args(Theme) if theme == chosen), "auto")


def address(request: Request) -> str:
    """Return a request's path and query."""
    path = request.url.path
    return f"{path}?{request.url.query}" if request.url.query else path
