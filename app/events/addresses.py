"""The addresses at which people and devices reach an event's pages."""

from fastapi import Request

from app.core.settings import Settings
from app.events.records import Event


def public_address(request: Request, event: Event) -> str | None:
    """Return the address printed on an event's badges: its own, else the installation's."""
    settings: Settings = request.app.state.settings
    return event.public_url or settings.public_url


def page_address(request: Request, event: Event) -> str:
    """Return the address at which a device in the hall opens a page.

    It is the public address if there is one, else the hall's (`serve --tls`), else the one that the
    caller used.
    """
    settings: Settings = request.app.state.settings
    own = str(request.base_url).rstrip("/")
    return public_address(request, event) or settings.hall_url or own
