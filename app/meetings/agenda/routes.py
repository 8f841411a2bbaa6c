"""A badge holder's own agenda over HTTP: the badge itself is the permission."""

from collections.abc import Mapping

from fastapi import Request, Response
from sse_starlette import EventSourceResponse

from app.attendees.records import Attendee
from app.auth.deps import PUBLIC
from app.auth.errors import TooManyStreamsError
from app.core.database.sessions import Db
from app.core.errors import errors
from app.core.http.routing import api_router
from app.core.names import printed
from app.meetings.agenda.deps import BY_BADGE, AgendaByHeader, BadgeByHeader
from app.meetings.agenda.live import follow
from app.meetings.agenda.rules import AgendaItem, next_item
from app.meetings.agenda.schemas import (
    AgendaCallOut,
    AgendaEventOut,
    AgendaItemOut,
    AgendaOut,
    FormerPlaceOut,
    HolderOut,
    OwnBadgeOut,
)
from app.meetings.agenda.service import OpenedAgenda
from app.notify.feed.deps import HeardUntil
from app.requests.pairs import Pair

router = api_router(tag="badges", prefix="/badges")


@router.get(
    "/token",
    operation_id="get_own_badge",
    summary="Read what a badge is for",
    dependencies=[PUBLIC],
    responses=errors(*BY_BADGE),
)
def get_own_badge(badge: BadgeByHeader, db: Db) -> OwnBadgeOut:
    """Return whose badge it is and where it works, so that an app can show what it may do.

    Send the text of the badge's QR code in `X-Badge-Token`. A badge opens its holder's own agenda,
    and works until it is revoked.
    """
    holder = db.get_one(Attendee, badge.attendee_id)
    return OwnBadgeOut(
        holder="badge",
        name=printed(holder.name),
        kind=holder.kind,
        badge_id=badge.id,
        event_id=badge.event_id,
        cooperative_id=holder.cooperative_id,
        partner_id=holder.partner_id,
        issued_at=badge.issued_at,
        expires_at=None,
    )


@router.get(
    "/agenda",
    operation_id="get_agenda_by_badge",
    summary="Read an agenda by badge",
    dependencies=[PUBLIC],
    responses=errors(*BY_BADGE),
)
def get_agenda_by_badge(opened: AgendaByHeader) -> AgendaOut:
    """Read the holder's published meetings, with the changes since agendas were printed.

    Send the text of the badge's QR code in `X-Badge-Token`, never in an address, because addresses
    are written to logs. No other token is needed.
    """
    return _agenda_out(opened)


@router.get(
    "/agenda/feed",
    operation_id="watch_agenda_by_badge",
    summary="Follow an agenda live by badge",
    dependencies=[PUBLIC],
    response_class=EventSourceResponse,
    responses={
        200: {
            "description": "Server-sent events without end: `changed`: something on the agenda, or "
            "an offer to the cooperative; `published`: a timetable that may change it, or what you "
            "missed is not kept any more",
            "content": {
                "text/event-stream": {
                    "schema": {"type": "string"},
                    "example": ": now\nid: 7121-41\n\nid: 7124-42\nevent: changed\ndata: {}\n\n",
                }
            },
        },
        **errors(*BY_BADGE, TooManyStreamsError),
    },
)
def watch_agenda_by_badge(
    request: Request, opened: AgendaByHeader, db: Db, wish: HeardUntil
) -> Response:
    """Hear when something on the holder's agenda changes; then read it anew.

    The events say nothing else. Each `id` is a place in the feed: send the last one as
    `Last-Event-ID` (browsers do so by themselves) to resume without loss. A badge may have some
    streams open at a time.
    """
    return follow(request, db, opened, wish)


def _agenda_out(opened: OpenedAgenda) -> AgendaOut:
    """Return the agenda as the API shows it."""
    ahead = next_item(opened.items)
    cooperative, event = opened.cooperative, opened.event
    return AgendaOut(
        event=AgendaEventOut(
            name=event.name, place=event.place, day=event.day, timezone=event.timezone
        ),
        holder=HolderOut(
            name=printed(opened.holder.name),
            cooperative=printed(cooperative.name) if cooperative else None,
            village=cooperative.village if cooperative else None,
            kecamatan=cooperative.kecamatan if cooperative else None,
            partner=opened.partner.name if opened.partner else None,
        ),
        timetable=opened.timetable.number if opened.timetable else None,
        server_time=opened.now,
        next_meeting_id=ahead.line.id if ahead else None,
        items=[_item_out(item, opened.feedback) for item in opened.items],
        calls=[AgendaCallOut.model_validate(one) for one in opened.calls],
    )


def _item_out(item: AgendaItem, feedback: Mapping[Pair, int]) -> AgendaItemOut:
    line, was = item.line, item.was
    return AgendaItemOut(
        meeting_id=line.id,
        partner_id=line.partner_id,
        starts_at=line.starts_at,
        ends_at=line.ends_at,
        table_number=line.table_number,
        zone=line.zone,
        partner=line.partner,
        cooperative=line.cooperative,
        village=line.village,
        kecamatan=line.kecamatan,
        status=item.state.status,
        over=item.over,
        change=item.change,
        was=FormerPlaceOut(starts_at=was.starts_at, table_number=was.table_number) if was else None,
        feedback=feedback.get((line.cooperative_id, line.partner_id)),
    )
