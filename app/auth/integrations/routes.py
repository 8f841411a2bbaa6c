"""Integrations over HTTP, for administrators."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path, Response, status

from app.auth.deps import Administrator
from app.auth.errors import ProofNeededError
from app.auth.integrations import queries, service
from app.auth.integrations.errors import IntegrationEventUnknownError, IntegrationExistsError
from app.auth.integrations.schemas import (
    IntegrationIn,
    IntegrationOut,
    RenewalIn,
    SecretIntegrationOut,
)
from app.auth.integrations.service import Integration
from app.auth.proof import PROVED
from app.auth.records import IntegrationScope, User
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import ForbiddenError, NotFoundError, errors
from app.core.http.paging import CursorInvalidError, Page, Paging, fetch_page
from app.core.http.routing import api_router

router = api_router(tag="auth", prefix="/integrations")


def _integration(
    integration_id: Annotated[UUID, Path(description="`id` of the integration")],
    _caller: Administrator,
    db: Db,
) -> Integration:
    return service.one(db, integration_id)


_Named = Annotated[Integration, Depends(_integration)]


def _out(found: Integration) -> IntegrationOut:
    token = found.token
    return IntegrationOut(
        id=found.user.id,
        name=found.name,
        scopes=[IntegrationScope(scope) for scope in token.scopes or ()],
        event_ids=found.event_ids,
        created_at=found.user.created_at,
        expires_at=token.expires_at,
        ended_at=token.revoked_at,
        last_used_at=token.seen_at,
    )


def _with_token(made: tuple[Integration, str]) -> SecretIntegrationOut:
    found, secret = made
    return SecretIntegrationOut(**_out(found).model_dump(), access_token=secret)


@router.post(
    "",
    operation_id="create_integration",
    summary="Let another system call",
    status_code=status.HTTP_201_CREATED,
    dependencies=[PROVED],
    responses=errors(
        ForbiddenError, ProofNeededError, IntegrationExistsError, IntegrationEventUnknownError
    ),
)
def create_integration(
    body: IntegrationIn, caller: Administrator, db: Db, now: Now, response: Response
) -> SecretIntegrationOut:
    """Add a long-lived token for a system, shown only in this answer; it ends after `days`.

    It works in the events named alone, and never for what asks a person for a fresh proof (deleting
    events, keys, roles, users).
    """
    made = service.create(db, body, actor=caller, now=now)
    response.headers["Location"] = f"/api/v1/integrations/{made[0].user.id}"
    return _with_token(made)


@router.get(
    "",
    operation_id="list_integrations",
    summary="List integrations",
    responses=errors(ForbiddenError, CursorInvalidError),
)
def list_integrations(caller: Administrator, db: Db, page: Paging) -> Page[IntegrationOut]:
    """List the systems that call, those that have ended included, without their tokens."""
    rows, cursor = fetch_page(db, queries.integrations(), page, [User.id])
    return Page(items=[_out(one) for one in service.described(db, rows)], next_cursor=cursor)


@router.get(
    "/{integration_id}",
    operation_id="get_integration",
    summary="Read an integration",
    responses=errors(ForbiddenError, NotFoundError),
)
def get_integration(found: _Named) -> IntegrationOut:
    """Read a system that calls, without its token."""
    return _out(found)


@router.post(
    "/{integration_id}/token",
    operation_id="renew_integration",
    summary="Give an integration a new token",
    status_code=status.HTTP_201_CREATED,
    dependencies=[PROVED],
    responses=errors(ForbiddenError, ProofNeededError, NotFoundError),
)
def renew_integration(
    body: RenewalIn, found: _Named, caller: Administrator, db: Db, now: Now
) -> SecretIntegrationOut:
    """Give a new token in place of the old one, which stops at once; it may have ended before."""
    return _with_token(service.renew(db, found, days=body.days, actor=caller, now=now))


@router.delete(
    "/{integration_id}",
    operation_id="end_integration",
    summary="End an integration",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(ForbiddenError, NotFoundError),
)
def end_integration(found: _Named, caller: Administrator, db: Db, now: Now) -> Response:
    """Stop a token at once. The record stays, so that the audit log can be read."""
    service.end(db, found, actor=caller, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
