"""Invitations accepted over HTTP; an event's organizers make them (`app.events.members`)."""

from fastapi import Request, Response, status
from sqlmodel import Session

from app.auth.deps import PUBLIC
from app.auth.hashing import new_password_in_turn
from app.auth.invitations.errors import InvitationInvalidError
from app.auth.invitations.schemas import Acceptance
from app.auth.invitations.service import accept, invited_user
from app.auth.records import User
from app.core.clock import Now
from app.core.database.sessions import in_transaction
from app.core.errors import TooManyRequestsError, errors
from app.core.http.limits import client_network
from app.core.http.routing import api_router

router = api_router(tag="auth")


async def set_first_password(request: Request, token: str, password: str, now: Now) -> User:
    """Set an invited user's password and use the invitation up; InvitationInvalidError.

    The attempts of an address are limited, and an invalid token costs no hashing.
    """
    engine = request.app.state.engine
    request.app.state.address_limiter.check(f"invited:{client_network(request)}")

    def find(session: Session) -> User:
        return invited_user(session, token, now)

    await in_transaction(engine, find, read_only=True)
    chosen = await new_password_in_turn(password)

    def write(session: Session) -> User:
        return accept(session, token, chosen, now)

    return await in_transaction(engine, write)


@router.post(
    "/auth/invitations/accept",
    operation_id="accept_invitation",
    summary="Set a password by invitation",
    status_code=status.HTTP_204_NO_CONTENT,
    dependencies=[PUBLIC],
    responses=errors(InvitationInvalidError, TooManyRequestsError),
)
async def accept_invitation(body: Acceptance, request: Request, now: Now) -> Response:
    """Set the password of the invited user; the link works no more afterwards."""
    token, password = body.token.get_secret_value(), body.password.get_secret_value()
    await set_first_password(request, token, password, now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
