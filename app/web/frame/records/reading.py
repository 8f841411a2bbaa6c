"""Who reads the page of a record."""

from dataclasses import dataclass

from fastapi import Request
from sqlmodel import Session

from app.auth.principal import Principal
from app.core.locale import Locale
from app.events.records import Event


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the page, where from, and in which language."""

    request: Request
    db: Session
    event: Event
    caller: Principal
    locale: Locale
    may_change: bool = True
