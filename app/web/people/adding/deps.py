"""The village that the form for a new cooperative names, found before the event is locked.

A name that is like none at once is compared with thousands, which takes seconds.
"""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends, Request
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool

from app.auth.deps import Presented
from app.auth.records import Role
from app.core.clock import Now
from app.core.database.sessions import in_transaction
from app.events.deps import EventId, event_for
from app.events.places.queries import places_and_regions
from app.sheets.values.regions.own import area_with
from app.sheets.values.regions.villages import Regions, Village
from app.web.frame.forms import Fields
from app.web.people.adding.view import certain, meant

_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Sought:
    """What the form says of the village, and which ones of the event's area that may mean."""

    regions: Regions
    asked: str
    villages: list[Village]
    certain: bool
    """Whether the villages are one, and no guess."""


async def _sought(
    request: Request, fields: Fields, credential: Presented, event_id: EventId, now: Now
) -> Sought:
    def places(session: Session) -> tuple[str, tuple[str, ...]]:
        event = event_for(session, credential, event_id, Role.ORGANIZER, now)
        return places_and_regions(session, event)

    own, regencies = await in_transaction(request.app.state.engine, places, read_only=True)
    asked = fields.get("village", "").strip()[:_LONGEST]
    code = fields.get("village_code", "")[:_LONGEST]

    def search() -> Sought:
        regions = area_with(own, regencies)
        villages = meant(regions, asked, code) if asked or code else []
        return Sought(regions, asked, villages, certain(regions, villages, asked, code))

    return await run_in_threadpool(search)


VillageSought = Annotated[Sought, Depends(_sought)]
"""The village of the form; a route names it first, so that it comes before its transaction."""
