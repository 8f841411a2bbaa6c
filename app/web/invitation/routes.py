"""The page on which an invited user sets a password.

The invitation's secret follows `#` in its link, so no address that a server sees holds it: the
page's script sends it in a form, and without a script it is pasted there.
"""

from http import HTTPStatus
from typing import Final

from fastapi import Request, Response
from pydantic import ValidationError

from app.auth.deps import PUBLIC
from app.auth.invitations.errors import InvitationInvalidError
from app.auth.invitations.routes import set_first_password
from app.auth.invitations.schemas import Acceptance
from app.auth.invitations.service import invited_user
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.http.limits import client_network
from app.core.locale import RequestLocale
from app.events.members.routes import INVITATION_PAGE
from app.web.frame.forms import NOTHING, Fields, Typed, refused, status_of
from app.web.frame.pages import LOGIN_PATH, pages_router, tell_at
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = INVITATION_PAGE


@router.get(PAGE, dependencies=[PUBLIC])
def invitation_page(request: Request) -> Response:
    """Ask for the invitation; the page's script answers with what follows `#` in the address."""
    return _asking(request, NOTHING)


@router.post(PAGE, dependencies=[PUBLIC])
def open_invitation(
    request: Request, fields: Fields, db: Db, now: Now, locale: RequestLocale
) -> Response:
    """Show the form for the first password; the invitation is not used up by looking."""
    request.app.state.address_limiter.check(f"invited:{client_network(request)}")
    token = fields.get("token", "").strip().rpartition("#")[2]
    try:
        username = invited_user(db, token, now).username
    except InvitationInvalidError as refusal:
        return _asking(request, refused({}, refusal, locale), status_of(refusal))
    return _choosing(request, token, username, NOTHING)


@router.post(PAGE + "/password", dependencies=[PUBLIC])
async def accept_on_page(
    request: Request, fields: Fields, now: Now, locale: RequestLocale
) -> Response:
    """Set the password and lead to the log-in."""
    token = fields.get("token", "")
    try:
        body = Acceptance.model_validate({"token": token, "password": fields.get("password", "")})
    except ValidationError as refusal:
        faults = refused({}, refusal, locale).faults
        return _choosing(request, token, fields.get("username", ""), Typed({}, faults), 422)
    await set_first_password(request, token, body.password.get_secret_value(), now)
    return tell_at(LOGIN_PATH, "password_set")


def _asking(request: Request, typed: Typed, status: int = HTTPStatus.OK) -> Response:
    return render(request, "invitation/opening.html", status=status, typed=typed)


def _choosing(
    request: Request, token: str, username: str, typed: Typed, status: int = HTTPStatus.OK
) -> Response:
    return render(
        request,
        "invitation/invitation.html",
        status=status,
        token=token,
        username=username,
        typed=typed,
    )
