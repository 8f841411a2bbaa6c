"""Apps that say which they are, and are told once they are too old for this installation."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from app.core.errors import AppError, InvalidRequestError

HEADER: Final = "X-App-Version"
_FORM: Final = re.compile(r"([a-z0-9-]{1,40})/([0-9]{1,6}(?:\.[0-9]{1,6}){0,3})")


class AppOutdatedError(AppError):
    """This installation works with newer versions of the app only."""

    code = "app_outdated"
    status = HTTPStatus.UPGRADE_REQUIRED


class AppUnreadableError(InvalidRequestError):
    """The header that names the app is not of the form `name/1.2.3`."""

    code = "app_unreadable"
    pointer = f"header:{HEADER}"


def check_app(said: str | None, minimum: Mapping[str, str]) -> None:
    """Refuse an app that is older than the least version of its name; others may go on.

    AppOutdatedError; AppUnreadableError where it cannot be told. An app need not say what it is.
    """
    if said is None:
        return
    found = _FORM.fullmatch(said.strip())
    if found is None:
        raise AppUnreadableError
    name, version = found.groups()
    least = minimum.get(name)
    if least is not None and parts(version) < parts(least):
        raise AppOutdatedError(
            headers={"Upgrade": f"{name}/{least}"}, app=name, version=version, minimum=least
        )


def parts(version: str) -> tuple[int, ...]:
    """Return the numbers of a version such as `1.2.3`, so that versions compare; 1.2 is 1.2.0."""
    numbers = [int(part) for part in version.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
