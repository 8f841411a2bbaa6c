"""The agenda that a request's badge opens."""

from typing import Annotated

from fastapi import Depends, Header, Request

from app.badges.records import Badge
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import TooManyRequestsError
from app.core.http.limits import client_network
from app.meetings.agenda.errors import BadgeGoneError, BadgeUnknownError
from app.meetings.agenda.service import OpenedAgenda, open_agenda, presented

BADGE_HEADER = "X-Badge-Token"
BY_BADGE = (BadgeUnknownError, BadgeGoneError, TooManyRequestsError)
"""The refusals of every route that a badge opens."""


def check_agenda_rate(request: Request) -> None:
    """Count a request against its address; the limit is high, as a whole hall may share one."""
    request.app.state.agenda_limiter.check(client_network(request))


def _shown_code(
    request: Request,
    badge: Annotated[
        str | None,
        Header(
            alias=BADGE_HEADER,
            max_length=2_000,
            description="Text of the badge's QR code: its address, or the token alone",
        ),
    ] = None,
) -> str:
    check_agenda_rate(request)
    if badge is None:
        raise BadgeUnknownError
    return badge


_ShownCode = Annotated[str, Depends(_shown_code)]


def _agenda_by_header(code: _ShownCode, db: Db, now: Now) -> OpenedAgenda:
    return open_agenda(db, code, now)


def _badge_by_header(code: _ShownCode, db: Db) -> Badge:
    return presented(db, code)


AgendaByHeader = Annotated[OpenedAgenda, Depends(_agenda_by_header)]
"""The agenda of the badge that the request's header names."""
BadgeByHeader = Annotated[Badge, Depends(_badge_by_header)]
"""The badge that the request's header names, if it is valid."""
