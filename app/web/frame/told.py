"""A sentence that the next page shows once: what a form has done, after its redirect.

It travels in a cookie that lives for a minute. The cookie holds the name of a text
(`web.told_<name>`) and its parameters, never the sentence, and never personal data.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any, Final

from fastapi import Request, Response

from app.core.http.fields import printable
from app.core.locale import Locale, has_text, number, text

COOKIE: Final = "told"
_SECONDS: Final = 60


def tell(response: Response, name: str, **params: str | int) -> None:
    """Let the page that the browser opens next show the text `web.told_<name>`."""
    content = json.dumps([name, params]).encode()
    value = urlsafe_b64encode(content).decode().rstrip("=")
    response.set_cookie(COOKIE, value, max_age=_SECONDS, httponly=True, samesite="lax")


def told(request: Request, locale: Locale) -> str | None:
    """Return the sentence that a request brings, if it brings one that we know."""
    value = request.cookies.get(COOKIE, "")
    try:
        name, params = json.loads(urlsafe_b64decode(value + "=" * (-len(value) % 4)))
        if not isinstance(name, str) or not has_text(f"web.told_{name}"):
            return None
        written = {key: _written(given, locale) for key, given in params.items()}
        return text(f"web.told_{name}", locale, **written)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return None  # somebody else's cookie


def _written(given: Any, locale: Locale) -> str:
    return number(given, locale) if isinstance(given, int) else printable(str(given))
