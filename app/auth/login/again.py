"""Proving again who one is, before something grave."""

from datetime import datetime
from functools import partial

from fastapi import Request
from sqlalchemy import Engine
from sqlmodel import Session

from app.auth.audit import trail
from app.auth.errors import BadCredentialsError
from app.auth.login.changing import PasswordWrongError
from app.auth.login.failing import note_failure
from app.auth.login.limiting import check_own_rate
from app.auth.login.proving import prove
from app.auth.login.steps import Answer, prove_code
from app.auth.principal import Principal
from app.auth.records import AccessToken
from app.core.database.sessions import in_transaction


async def prove_again(
    request: Request,
    caller: Principal,
    *,
    password: str | None,
    code: str | Answer | None,
    now: datetime,
) -> None:
    """Let the caller's token count as proved from now on, by a code or else the password.

    PasswordWrongError or CodeWrongError; TooManyRequestsError.
    """
    engine: Engine = request.app.state.engine
    check_own_rate(request, caller)
    if code is not None:
        by = await prove_code(request, caller.user_id, code, now)
    else:
        by = "password"
        try:
            await prove(engine, caller.username, password or "")
        except BadCredentialsError:
            await note_failure(engine, caller.user_id, "password_again", now)
            raise PasswordWrongError(pointer="/password") from None
    await in_transaction(engine, partial(note_proof, caller=caller, by=by, now=now))


def note_proof(session: Session, *, caller: Principal, by: str, now: datetime) -> None:
    """Let the caller's token count as proved from now on."""
    token = session.get_one(AccessToken, caller.token_id)
    token.proved_at = now
    session.add(token)
    trail.record(session, actor=caller, action="login.prove", now=now, subject=token.id, by=by)
