"""The steps of a log-in: a password, then a code or a passkey where the user has a second factor.

A browser that shows one page for each step brings back what the first has proved as a sealed
ticket, which counts for five minutes.
"""

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

from fastapi import Request
from sqlalchemy import Engine
from sqlmodel import Session

from app.auth.errors import BadCredentialsError, CodeWrongError
from app.auth.factors import passkeys
from app.auth.factors import service as factors
from app.auth.login.failing import note_failure
from app.auth.login.limiting import check_login_rate
from app.auth.login.proving import Proven, prove, proven_of
from app.auth.records import User
from app.core.database.sessions import in_transaction
from app.core.http.limits import AttemptLimiter, client_network
from app.core.sealing import SealBrokenError, sealer_on

LIFE: Final = timedelta(minutes=5)
"""How long a ticket counts."""
_ABOUT: Final = "log-in ticket"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser said of a passkey, and the question that it answers."""

    state: str
    credential: Mapping[str, Any] = field(repr=False)


async def prove_password(request: Request, username: str, password: str, now: datetime) -> Proven:
    """Return the user if the password is correct; BadCredentialsError, TooManyRequestsError."""
    check_login_rate(request, username)
    engine: Engine = request.app.state.engine
    try:
        return await prove(engine, username, password)
    except BadCredentialsError:
        await note_failure(engine, username, "password", now)
        raise


async def prove_code(request: Request, user_id: UUID, code: str | Answer, now: datetime) -> str:
    """Use up a code or the answer of a passkey; return what it was.

    CodeWrongError; TooManyRequestsError after too many wrong codes of a user. Answers of passkeys
    cannot be guessed: they are neither counted nor refused, so that who knows the password alone
    shuts nobody out who has a passkey.
    """
    engine: Engine = request.app.state.engine
    limiter: AttemptLimiter = request.app.state.factor_limiter
    limit = limiter.failures(str(user_id)) if isinstance(code, str) else nullcontext()
    site = passkeys.site_of(request) if isinstance(code, Answer) else None

    def use(session: Session) -> str:
        if isinstance(code, str) or site is None:
            return factors.check_code(session, user_id, str(code), now)
        answered = passkeys.check(
            session, site, user_id, state=code.state, credential=code.credential, now=now
        )
        return answered.kind.value

    with limit:
        try:
            return await in_transaction(engine, use)
        except CodeWrongError:
            await note_failure(engine, user_id, "second_factor", now)
            raise


async def prove_second(
    request: Request, proven: Proven, code: str | Answer, now: datetime
) -> Proven:
    """Return a user who has proved the second factor, too (`prove_code`)."""
    by = await prove_code(request, proven.user_id, code, now)
    return replace(proven, by=f"{proven.by}+{by}", is_fresh=True)


async def prove_passkey(request: Request, answer: Answer, now: datetime) -> Proven:
    """Return the user whose passkey answered, alone; CodeWrongError, TooManyRequestsError."""
    site = passkeys.site_of(request)
    request.app.state.address_limiter.check(f"passkey:{client_network(request)}")
    engine: Engine = request.app.state.engine

    def use(session: Session) -> Proven:
        factor = passkeys.check(
            session, site, None, state=answer.state, credential=answer.credential, now=now
        )
        user = session.get_one(User, factor.user_id)
        if user.disabled_at is not None:
            raise CodeWrongError
        return proven_of(user, "passkey")

    try:
        return await in_transaction(engine, use)
    except CodeWrongError:
        await note_failure(engine, None, "passkey", now)
        raise


def ticket(engine: Engine, proven: Proven, now: datetime) -> str:
    """Return what a first step has proved, sealed."""
    said = [str(proven.user_id), _digest(proven.password_hash), proven.by, now.isoformat()]
    return urlsafe_b64encode(sealer_on(engine).seal(json.dumps(said).encode(), _ABOUT)).decode()


async def opened(engine: Engine, given: str, now: datetime) -> Proven:
    """Return what a ticket says; BadCredentialsError if it is old or the password is another."""
    try:
        said = json.loads(sealer_on(engine).open(urlsafe_b64decode(given), _ABOUT))
    except (SealBrokenError, ValueError):
        raise BadCredentialsError from None
    user_id, digest, by, at = said
    if not datetime.fromisoformat(at) <= now <= datetime.fromisoformat(at) + LIFE:
        raise BadCredentialsError
    find = partial(_still, user_id=UUID(user_id), digest=digest, by=by)
    return await in_transaction(engine, find, read_only=True)


def _still(session: Session, *, user_id: UUID, digest: str, by: str) -> Proven:
    user = session.get(User, user_id)
    if user is None or user.disabled_at is not None or _digest(user.password_hash) != digest:
        raise BadCredentialsError
    return proven_of(user, by)


def _digest(password_hash: str) -> str:
    return hashlib.sha256(password_hash.encode()).hexdigest()
