"""The event that a request has entered, kept beside it for the page of a refusal.

Such a page is made once the request's transaction is over, so it has values and no rows.
"""

from dataclasses import dataclass
from uuid import UUID

from fastapi import Request

from app.auth.principal import Principal


@dataclass(frozen=True, slots=True)
class Entered:
    """An event that a user may see, as its navigation needs it."""

    id: UUID
    name: str
    caller: Principal
    may_change: bool
    """Whether the user is an organizer of it."""


def enter(request: Request, entered: Entered) -> None:
    """Note that the request's caller may see the event."""
    request.state.entered = entered


def entered_by(request: Request) -> Entered | None:
    """Return the event that the request has entered; None if it has entered none."""
    found: Entered | None = getattr(request.state, "entered", None)
    return found
