"""Log-in by passkey, and proving again, over HTTP."""

from datetime import timedelta
from typing import Annotated

from fastapi import Depends, Request, Response, status

from app.auth.deps import PUBLIC, Oneself, OneselfApart
from app.auth.errors import CodeWrongError
from app.auth.factors import passkeys
from app.auth.factors.errors import PasskeysNotHereError
from app.auth.factors.schemas import QuestionOut
from app.auth.login import service as login_service
from app.auth.login.again import prove_again
from app.auth.login.changing import PasswordWrongError
from app.auth.login.proving import Proven
from app.auth.login.schemas import IssuedTokenOut, PasskeyLogIn, ProofIn, TokenOut
from app.auth.login.steps import Answer, prove_passkey
from app.auth.records import TokenKind
from app.core.clock import Now
from app.core.database.sessions import Db
from app.core.errors import TooManyRequestsError, errors
from app.core.http.limits import client_network
from app.core.http.routing import api_router

router = api_router(tag="auth")


@router.post(
    "/auth/passkey/question",
    operation_id="ask_passkey",
    summary="Begin a log-in by passkey",
    dependencies=[PUBLIC],
    responses=errors(PasskeysNotHereError, TooManyRequestsError),
)
def ask_passkey(request: Request, db: Db, now: Now) -> QuestionOut:
    """Return what to ask the browser for: any passkey that it has here. It has five minutes."""
    request.app.state.agenda_limiter.check(f"passkey:{client_network(request)}")
    question = passkeys.ask(db, passkeys.site_of(request), None, now)
    return QuestionOut(state=question.state, options=question.options)


async def _answered(body: PasskeyLogIn, request: Request, now: Now) -> Proven:
    return await prove_passkey(request, Answer(body.state, body.credential), now)


@router.post(
    "/auth/tokens/passkey",
    operation_id="create_token_by_passkey",
    summary="Log in by passkey",
    status_code=status.HTTP_201_CREATED,
    dependencies=[PUBLIC],
    responses=errors(CodeWrongError, PasskeysNotHereError, TooManyRequestsError),
)
def create_token_by_passkey(
    proven: Annotated[Proven, Depends(_answered)],
    body: PasskeyLogIn,
    request: Request,
    db: Db,
    now: Now,
) -> IssuedTokenOut:
    """Exchange the answer of a passkey for a bearer token, without a password."""
    issued = login_service.log_in(
        db,
        proven,
        kind=TokenKind.API,
        name=body.name,
        life=timedelta(hours=request.app.state.settings.session_hours),
        now=now,
    )
    token = TokenOut.model_validate(issued.record)
    return IssuedTokenOut(**token.model_dump(), access_token=issued.secret)


@router.post(
    "/auth/token/proof/question",
    operation_id="ask_own_passkey",
    summary="Begin to prove again by passkey",
    responses=errors(PasskeysNotHereError),
)
def ask_own_passkey(request: Request, caller: Oneself, db: Db, now: Now) -> QuestionOut:
    """Return what to ask the browser for: a passkey of the caller's."""
    question = passkeys.ask(db, passkeys.site_of(request), caller.user_id, now)
    return QuestionOut(state=question.state, options=question.options)


@router.post(
    "/auth/token/proof",
    operation_id="prove_again",
    summary="Prove again who you are",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(
        PasswordWrongError, CodeWrongError, PasskeysNotHereError, TooManyRequestsError
    ),
)
async def prove_own_token(
    caller: OneselfApart, body: ProofIn, request: Request, now: Now
) -> Response:
    """Prove by password, code or passkey who you are, where `proof_needed` asks for it.

    It counts for the token of this call, for as long as the installation says (an hour).
    """
    password = None if body.password is None else body.password.get_secret_value()
    code: str | Answer | None = None
    if body.passkey is not None:
        code = Answer(body.passkey.state, body.passkey.credential)
    elif body.code is not None:
        code = body.code.get_secret_value()
    await prove_again(request, caller, password=password, code=code, now=now)
    return Response(status_code=status.HTTP_204_NO_CONTENT)
