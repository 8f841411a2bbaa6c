"""Second factors over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request, Response, status
from sqlmodel import Session

from app.auth.deps import Administrator, Oneself
from app.auth.errors import ProofNeededError
from app.auth.factors import passkeys, queries, service
from app.auth.factors.errors import CodeRefusedError, PasskeyRefusedError, PasskeysNotHereError
from app.auth.factors.schemas import (
    AppIn,
    AppOut,
    CodeIn,
    FactorOut,
    PasskeyIn,
    QuestionOut,
    RecoveryCodesOut,
    SecondFactorOut,
)
from app.auth.presence import Presence
from app.auth.principal import Principal
from app.auth.proof import PROVED, PROVED_ONESELF, presence_of
from app.auth.records import User
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import ForbiddenError, NotFoundError, errors
from app.core.http.routing import api_router

router = api_router(tag="auth", prefix="/auth/second-factor")
of_others = api_router(tag="auth", prefix="/users")
FactorId = Annotated[UUID, Path(description="`id` of the second factor")]


def second_factor(session: Session, caller: Principal, presence: Presence) -> SecondFactorOut:
    """Return a caller's second factors."""
    found = queries.factors_of(session, caller.user_id)
    return SecondFactorOut(
        required=presence.rules.needs_second_factor(is_admin=caller.is_admin),
        since=session.get_one(User, caller.user_id).second_factor_since,
        factors=[FactorOut.model_validate(one) for one in found],
        recovery_codes_left=queries.codes_left(session, caller.user_id),
    )


@router.get("", operation_id="get_second_factor", summary="Read the own second factors")
def get_second_factor(caller: Oneself, request: Request, db: Db) -> SecondFactorOut:
    """Return what the caller proves besides the password, and whether that is required."""
    return second_factor(db, caller, presence_of(request))


@router.post(
    "/apps",
    operation_id="begin_app",
    summary="Set up an app that shows codes",
    status_code=status.HTTP_201_CREATED,
    dependencies=[PROVED_ONESELF],
    responses=errors(ProofNeededError),
)
def begin_app(body: AppIn, caller: Oneself, db: Db, now: Now) -> AppOut:
    """Make a secret for an app that shows a new code every 30 seconds (TOTP, SHA-1, 6 digits).

    It counts once a code of it is sent. An app that was begun before and not confirmed is given up.
    """
    begun = service.begin_app(db, caller, body.name, now)
    return AppOut(id=begun.factor.id, secret=begun.secret, address=begun.address)


@router.post(
    "/apps/{factor_id}/confirm",
    operation_id="confirm_app",
    summary="Confirm an app",
    dependencies=[PROVED_ONESELF],
    responses=errors(ProofNeededError, NotFoundError, CodeRefusedError),
)
def confirm_app(
    factor_id: FactorId, body: CodeIn, caller: Oneself, db: Db, now: Now
) -> RecoveryCodesOut:
    """Let an app count from now on. With the first second factor, all other log-ins end."""
    code = body.code.get_secret_value()
    made = service.confirm_app(db, caller, factor_id, code, now)
    return RecoveryCodesOut(recovery_codes=made)


@router.post(
    "/passkeys/question",
    operation_id="ask_new_passkey",
    summary="Begin a passkey",
    dependencies=[PROVED_ONESELF],
    responses=errors(ProofNeededError, PasskeysNotHereError),
)
def ask_new_passkey(request: Request, caller: Oneself, db: Db, now: Now) -> QuestionOut:
    """Return what to ask the browser for, so that it makes a passkey; it has five minutes."""
    question = passkeys.ask_new(db, passkeys.site_of(request), caller, now)
    return QuestionOut(state=question.state, options=question.options)


@router.post(
    "/passkeys",
    operation_id="add_passkey",
    summary="Add a passkey",
    status_code=status.HTTP_201_CREATED,
    dependencies=[PROVED_ONESELF],
    responses=errors(ProofNeededError, PasskeysNotHereError, PasskeyRefusedError),
)
def add_passkey(
    body: PasskeyIn, request: Request, caller: Oneself, db: Db, now: Now
) -> RecoveryCodesOut:
    """Add the passkey that the browser made. With the first second factor, other log-ins end."""
    made = passkeys.add(
        db,
        passkeys.site_of(request),
        caller,
        state=body.state,
        credential=body.credential,
        name=body.name,
        now=now,
    )
    return RecoveryCodesOut(recovery_codes=made)


@router.post(
    "/recovery-codes",
    operation_id="renew_recovery_codes",
    summary="Make new recovery codes",
    status_code=status.HTTP_201_CREATED,
    dependencies=[PROVED_ONESELF],
    responses=errors(ProofNeededError, NotFoundError),
)
def renew_recovery_codes(caller: Oneself, db: Db, now: Now) -> RecoveryCodesOut:
    """Make ten new recovery codes in place of the old ones, which count no more."""
    return RecoveryCodesOut(recovery_codes=service.new_recovery_codes(db, caller, now))


@router.delete(
    "/{factor_id}",
    operation_id="remove_second_factor",
    summary="Remove a second factor",
    status_code=status.HTTP_204_NO_CONTENT,
    dependencies=[PROVED_ONESELF],
    responses=errors(ProofNeededError, NotFoundError),
)
def remove_second_factor(factor_id: FactorId, caller: Oneself, db: Db, now: Now) -> Response:
    """Remove one of the caller's second factors; with the last one, the recovery codes go."""
    service.remove(db, caller, factor_id, now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)


@of_others.delete(
    "/{user_id}/second-factor",
    operation_id="reset_second_factor",
    summary="Remove a user's second factors",
    status_code=status.HTTP_204_NO_CONTENT,
    dependencies=[PROVED],
    responses=errors(ForbiddenError, ProofNeededError, NotFoundError),
)
def reset_second_factor(
    user_id: Annotated[UUID, Path(description="`id` of the user")],
    caller: Administrator,
    db: Db,
    now: Now,
) -> Response:
    """Remove what a user has lost, so that the password is enough; all their log-ins end.

    Where the installation requires a second factor, they set one up at the next log-in.
    """
    service.reset(db, actor=caller, user_id=user_id, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
