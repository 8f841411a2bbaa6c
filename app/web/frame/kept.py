"""A form that came after its session had ended: it is kept in the log-in page and sent again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from fastapi import Request
from starlette.datastructures import FormData

from app.web.frame.pages import ACCOUNT_PATH, LOGIN_PATH, local_path
from app.web.frame.rendering import address

PREFIX: Final = "kept:"
ACTION: Final = "kept_action"
MOST_LETTERS: Final = 200_000
"""Letters of a form's fields that are kept; a longer one is lost."""
_NEVER: Final = (LOGIN_PATH, "/logout", "/preferences", ACCOUNT_PATH)


@dataclass(frozen=True, slots=True)
class Kept:
    """A form's address and what was typed into it."""

    action: str
    fields: list[tuple[str, str]]


def sent(request: Request) -> Kept | None:
    """Return the form that a request sends, if it can be kept; files cannot."""
    form: FormData | None = getattr(request.state, "form", None)
    if form is None or request.url.path.startswith(_NEVER):
        return None
    return _kept(address(request), form.multi_items())


def brought(form: FormData) -> Kept | None:
    """Return the form that the log-in page has kept, if it has one of ours."""
    action = form.get(ACTION)
    if not isinstance(action, str) or local_path(action) != action:
        return None
    if action.startswith(_NEVER):
        return None
    fields = ((name, value) for name, value in form.multi_items() if name.startswith(PREFIX))
    return _kept(action, ((name.removeprefix(PREFIX), value) for name, value in fields))


def _kept(action: str, sent: Iterable[tuple[str, object]]) -> Kept | None:
    everything = list(sent)
    fields = [(name, one) for name, one in everything if isinstance(one, str) and name != "csrf"]
    if any(not isinstance(one, str) for _, one in everything):
        return None
    letters = sum(len(name) + len(value) for name, value in fields)
    return Kept(action, fields) if letters <= MOST_LETTERS else None
