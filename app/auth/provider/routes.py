"""One's own account at the provider over HTTP; the log-in itself takes a browser."""

from fastapi import Request, Response, status
from pydantic import AwareDatetime, BaseModel, Field

from app.auth.deps import LoggedIn
from app.auth.errors import ProofNeededError
from app.auth.proof import PROVED
from app.auth.provider import service
from app.auth.provider.discovery import Provider
from app.auth.provider.errors import OwnPasswordNeededError
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import NotFoundError, errors
from app.core.http.routing import api_router

router = api_router(tag="auth")


class IdentityOut(BaseModel):
    """The caller's account at the provider that the installation names."""

    provider: str | None = Field(
        description="What it is called; null: users log in here alone", examples=["Akun Dinas"]
    )
    linked_since: AwareDatetime | None = Field(
        description="null: the caller has no account there", examples=["2025-06-20T02:00:00Z"]
    )


@router.get(
    "/auth/provider", operation_id="get_identity", summary="Read the own account at the provider"
)
def get_identity(caller: LoggedIn, request: Request, db: Db) -> IdentityOut:
    """Return whether the caller may log in at another provider.

    A browser logs in at `/login/provider`, and links an account at `/account/provider`.
    """
    provider: Provider = request.app.state.provider
    if provider.issuer is None:
        return IdentityOut(provider=None, linked_since=None)
    found = service.identity_of(db, caller.user_id, provider.issuer)
    since = None if found is None else found.created_at
    return IdentityOut(provider=provider.name, linked_since=since)


@router.delete(
    "/auth/provider",
    operation_id="unlink_identity",
    summary="Unlink the own account at the provider",
    status_code=status.HTTP_204_NO_CONTENT,
    dependencies=[PROVED],
    responses=errors(NotFoundError, ProofNeededError, OwnPasswordNeededError),
)
def unlink_identity(caller: LoggedIn, request: Request, db: Db, now: Now) -> Response:
    """Take the link away; the caller then logs in with a password of their own."""
    provider: Provider = request.app.state.provider
    service.unlink(db, caller, provider.issuer or "", now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
