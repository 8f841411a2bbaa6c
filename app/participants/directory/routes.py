"""The programme and the partners of a badge's event over HTTP."""

from sqlmodel import col

from app.auth.deps import PUBLIC
from app.core.database.sessions import Db
from app.core.errors import errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router
from app.core.locale import RequestLocale
from app.events import queries as event_queries
from app.events.intervals import IntervalOut, ProgrammeOut
from app.meetings.agenda.deps import BY_BADGE, BadgeByHeader
from app.participants.directory.schemas import DirectoryPartnerOut
from app.participants.directory.views import partners_out
from app.partners import queries
from app.partners.records import Partner

router = api_router(tag="participants", prefix="/badges")


@router.get(
    "/programme",
    operation_id="get_programme_by_badge",
    summary="Read the programme by badge",
    dependencies=[PUBLIC],
    responses=errors(*BY_BADGE),
)
def get_programme_by_badge(badge: BadgeByHeader, db: Db) -> ProgrammeOut:
    """Read the programme of the badge's event: slots, breaks and plenaries in time order."""
    rows = event_queries.programme(db, badge.event_id)
    return ProgrammeOut(items=[IntervalOut.model_validate(row) for row in rows])


@router.get(
    "/partners",
    operation_id="list_partners_by_badge",
    summary="List partners by badge",
    dependencies=[PUBLIC],
    responses=errors(*BY_BADGE, CursorInvalidError),
)
def list_partners_by_badge(
    badge: BadgeByHeader, db: Db, page: Paging, locale: RequestLocale
) -> Page[DirectoryPartnerOut]:
    """List the partners that take part, by name: what they offer and seek, and their tables.

    Nothing of people is in it, and no phone numbers.
    """
    there = queries.partners(badge.event_id, withdrawn=False)
    rows, cursor = fetch_page(db, there, page, [col(Partner.name), col(Partner.id)])
    return Page(items=partners_out(db, rows, locale), next_cursor=cursor)
