"""What a breach report is asked for with; making one is audited."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query
from sqlmodel import Session

from app.auth.audit import trail
from app.auth.deps import Administrator
from app.auth.principal import Principal
from app.core.client import written_as
from app.core.clock import Now
from app.core.database.sessions import Db, write_after_reading
from app.core.http.fields import NO_NUL, Moment
from app.core.locale import Locale, RequestLocale
from app.privacy.breach import service
from app.privacy.breach.errors import AddressUnreadableError, SpanEmptyError
from app.privacy.breach.queries import Wish
from app.privacy.breach.schemas import BreachOut


def reported(
    db: Session, wish: Wish, locale: Locale, noticed_at: datetime | None, *, now: datetime
) -> BreachOut:
    """Return a breach report; who makes it is noted by `noted`.

    SpanEmptyError, AddressUnreadableError.
    """
    if wish.until <= wish.since:
        raise SpanEmptyError
    if wish.address is not None:
        try:
            wish = replace(wish, written_as=written_as(wish.address))
        except ValueError:
            raise AddressUnreadableError from None
    return service.report(db, wish, locale, noticed_at=noticed_at or now, now=now)


def noted(made: BreachOut, *, actor: Principal, now: datetime) -> Callable[[Session], object]:
    """Return what notes in the audit log that a report was made."""
    return partial(
        trail.record,
        actor=actor,
        action="breach.report",
        now=now,
        since=made.since.isoformat(),
        until=made.until.isoformat(),
    )


def _asked(
    caller: Administrator,
    db: Db,
    now: Now,
    locale: RequestLocale,
    since: Annotated[Moment, Query(description="From this moment on")],
    until: Annotated[
        Moment | None, Query(description="Before this moment; left out: until now")
    ] = None,
    actor: Annotated[
        str | None,
        Query(
            max_length=120,
            pattern=NO_NUL,
            description="Of a user alone, or of a device as `device:<id>`, whose copy counts too",
        ),
    ] = None,
    address: Annotated[
        str | None,
        Query(max_length=64, pattern=NO_NUL, description="From one address alone"),
    ] = None,
    event_id: Annotated[UUID | None, Query(description="Of an event alone")] = None,
    noticed_at: Annotated[
        Moment | None, Query(description="When the breach was noticed; left out: now")
    ] = None,
) -> BreachOut:
    wish = Wish(since, until or now, actor, address, event_id)
    made = reported(db, wish, locale, noticed_at, now=now)
    write_after_reading(db, noted(made, actor=caller, now=now))
    return made


Report = Annotated[BreachOut, Depends(_asked)]
"""The breach report that is asked for."""
