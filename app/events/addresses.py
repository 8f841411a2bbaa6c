"""The addresses at which people and devices reach an event's pages."""

from enum import StrEnum
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from fastapi import Request
from sqlmodel import Session

from app.core.settings import Settings
from app.events.errors import AddressNeededError
from app.events.records import Event, PublicAddress

_INNER: Final = (".local", ".lan", ".home.arpa", ".internal")
"""Ends of names that mean something within one network only."""


def installation_address(request: Request) -> str | None:
    """Return the installation's address: of its environment, else as set in the browser."""
    settings: Settings = request.app.state.settings
    if settings.public_url:
        return settings.public_url
    session: Session = request.state.session
    stored = session.get(PublicAddress, 1)
    return stored.url if stored else None


def public_address(request: Request, event: Event) -> str | None:
    """Return the address printed on an event's badges: its own, else the installation's."""
    return event.public_url or installation_address(request)


def only_here(address: str) -> bool:
    """Return whether an address leads to the machine on which it is opened, and to no other."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        there = ip_address(host)
    except ValueError:
        return False
    return there.is_loopback or there.is_unspecified


class Reach(StrEnum):
    """Who can open an address."""

    ANYWHERE = "anywhere"
    HALL = "hall"
    """Whoever is in the same network."""
    HERE = "here"
    """Only who sits at the machine."""


def reach(address: str) -> Reach:
    """Return who can open an address, as far as its host tells."""
    if only_here(address):
        return Reach.HERE
    host = (urlsplit(address).hostname or "").rstrip(".")
    try:
        outside = ip_address(host).is_global
    except ValueError:
        outside = "." in host and not host.endswith(_INNER)
    return Reach.ANYWHERE if outside else Reach.HALL


def page_address(request: Request, event: Event) -> str:
    """Return the address at which a device in the hall opens a page.

    It is the public address if there is one, else the hall's (`serve --tls`), else the one that the
    caller used. That one is whatever the caller's `Host` says, so it counts only within a network,
    or if the settings allow it; else AddressNeededError: a link with a secret could lead elsewhere.
    """
    settings: Settings = request.app.state.settings
    chosen = public_address(request, event) or settings.hall_url
    return chosen or _own_address(request, settings)


def _own_address(request: Request, settings: Settings) -> str:
    own = str(request.base_url).rstrip("/")
    allowed = {name.strip().lower() for name in settings.allowed_hosts.split(",")}
    if reach(own) is Reach.ANYWHERE and urlsplit(own).hostname not in allowed:
        raise AddressNeededError
    return own
