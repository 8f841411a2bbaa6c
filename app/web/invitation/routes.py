"""The page on which an invited user sets a password."""

from http import HTTPStatus
from typing import Final

from fastapi import Request, Response
from pydantic import ValidationError

from app.auth.deps import PUBLIC
from app.auth.invitations.routes import set_first_password
from app.auth.invitations.schemas import Acceptance
from app.auth.invitations.service import invited_user
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.locale import RequestLocale
from app.events.members.routes import INVITATION_PAGE
from app.web.frame.forms import NOTHING, Fields, Typed, refused
from app.web.frame.pages import LOGIN_PATH, pages_router, tell_at
from app.web.frame.rendering import render

router = pages_router()
PAGE: Final = INVITATION_PAGE + "/{token}"


@router.get(PAGE, dependencies=[PUBLIC])
def invitation_page(request: Request, token: str, db: Db, now: Now) -> Response:
    """Show the form for the first password; the invitation is not used up by looking."""
    return _page(request, token, invited_user(db, token, now).username, NOTHING)


@router.post(PAGE, dependencies=[PUBLIC])
async def accept_on_page(
    request: Request, fields: Fields, token: str, now: Now, locale: RequestLocale
) -> Response:
    """Set the password and lead to the log-in."""
    try:
        password = fields.get("password", "")
        body = Acceptance.model_validate({"token": token, "password": password})
        user = await set_first_password(request, token, body.password.get_secret_value(), now)
    except ValidationError as refusal:
        faults = refused({}, refusal, locale).faults
        return _page(request, token, fields.get("username", ""), Typed({}, faults), 422)
    return tell_at(f"{LOGIN_PATH}?username={user.username}", "password_set")


def _page(
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
