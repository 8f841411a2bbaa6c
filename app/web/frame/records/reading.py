"""Who reads the page of a record, and which personal data it shows them."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import Request
from sqlmodel import Session

from app.attendees.deps import sees_after_writing
from app.auth.principal import Principal
from app.core.locale import Locale
from app.events.records import Event


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the page, where from, when, and in which language."""

    request: Request
    db: Session
    event: Event
    caller: Principal
    locale: Locale
    now: datetime
    read: bool | None = None
    """Whether somebody who came to read sees personal data, which is audited by then; None: they
    changed something."""

    @property
    def may_change(self) -> bool:
        """Whether the page has forms; who sees no personal data when they read changes nothing."""
        return self.read is not False

    def sees_personal_data(self) -> bool:
        """Return whether the page may show numbers; asked once for each page that shows people.

        Who changed something and is shown the page again is audited now, and sees none without a
        fresh proof.
        """
        if self.read is not None:
            return self.read
        return sees_after_writing(self.request, self.event, self.caller, self.db, self.now)
