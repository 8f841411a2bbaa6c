"""Partners of the event on the page of a badge, and whom the holder's cooperative asks for."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from fastapi import Form, Request, Response

from app.auth.deps import PUBLIC
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import AppError
from app.core.locale import RequestLocale
from app.meetings.agenda.service import presented
from app.participants.directory.views import partners_out
from app.participants.errors import NoCooperativeError
from app.participants.wishes import service
from app.partners import queries
from app.web.agenda.opening import PRINTED, TYPED, Code, Opened, address_of, page, refusal
from app.web.frame.pages import pages_router, see_other

router = pages_router()


class Deed(StrEnum):
    """What a holder does with a partner."""

    ASK = "ask"
    """Ask for it, after those asked for already."""
    UP = "up"
    """Ask for it one place earlier."""
    DROP = "drop"
    """Ask for it no more."""


@router.get(PRINTED + "/partners", dependencies=[PUBLIC])
@router.get(TYPED + "/partners", dependencies=[PUBLIC])
def partners_page(
    request: Request, opened: Opened, code: Code, db: Db, now: Now, locale: RequestLocale
) -> Response:
    """Show the partners that take part, and whom the cooperative asks for."""
    if isinstance(opened, AppError):
        return refusal(request, opened)
    there = sorted(queries.active_partners(db, opened.event.id), key=lambda one: one.name)
    try:
        asking = service.wisher(db, presented(db, code))
        wishes, version = service.wishes(db, asking, now), service.version_of(db, asking)
    except NoCooperativeError:
        wishes, version = None, ""
    return page(
        request,
        "agenda/partners.html",
        opened=opened,
        event=opened.event,
        base=address_of(code),
        partners=partners_out(db, there, locale),
        wishes=wishes,
        version=version,
        asked={one.partner_id for one in wishes.items} if wishes else set(),
    )


@router.post(PRINTED + "/wishes", dependencies=[PUBLIC])
@router.post(TYPED + "/wishes", dependencies=[PUBLIC])
def choose_partner(
    opened: Opened,
    code: Code,
    db: Db,
    now: Now,
    deed: Annotated[Deed, Form()],
    partner_id: Annotated[UUID, Form()],
    version: Annotated[str, Form(max_length=40)],
) -> Response:
    """Ask for a partner, earlier, or no more."""
    if isinstance(opened, AppError):
        raise opened
    asking = service.wisher(db, presented(db, code))
    order = [one.partner_id for one in service.wishes(db, asking, now).items]
    service.put_wishes(
        db, asking, after(order, deed, partner_id), expected=frozenset({version}), now=now
    )
    return see_other(f"{address_of(code)}/partners")


def after(order: Sequence[UUID], deed: Deed, partner_id: UUID) -> list[UUID]:
    """Return the partners asked for after a deed; one that has no place to go changes nothing."""
    rest = [one for one in order if one != partner_id]
    if deed is Deed.DROP:
        return rest
    if partner_id not in order:
        return [*rest, partner_id]
    place = order.index(partner_id) - (1 if deed is Deed.UP else 0)
    return [*rest[: max(0, place)], partner_id, *rest[max(0, place) :]]
