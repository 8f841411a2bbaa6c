"""Operations that will be removed: marked in the document, and told in each of their answers.

`Deprecation` is by RFC 9745, `Sunset` by RFC 8594. Nothing goes before `LEAST_NOTICE` has passed.
"""

from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from typing import Any, Final

from starlette.datastructures import MutableHeaders

LEAST_NOTICE: Final = timedelta(days=365)
"""How long an operation goes on to work, at least, once it is said that it will be removed."""
_SINCE: Final = "x-deprecated-since"
_UNTIL: Final = "x-sunset"


def retiring(*, since: date, until: date) -> dict[str, Any]:
    """Return what a route that is deprecated since a day, and goes on another, is declared with.

    ValueError if that is too soon. The route's description names what takes its place.
    """
    if until - since < LEAST_NOTICE:
        raise ValueError(f"an operation stays for {LEAST_NOTICE.days} days at least")
    extra = {_SINCE: since.isoformat(), _UNTIL: until.isoformat()}
    return {"deprecated": True, "openapi_extra": extra}


def warn(headers: MutableHeaders, declared: dict[str, Any] | None) -> None:
    """Add to an answer when its operation was deprecated and will go, if it is declared so."""
    if not declared or _SINCE not in declared:
        return
    since, until = (_moment(declared[name]) for name in (_SINCE, _UNTIL))
    headers["Deprecation"] = f"@{int(since.timestamp())}"
    headers["Sunset"] = format_datetime(until, usegmt=True)


def _moment(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), UTC)
