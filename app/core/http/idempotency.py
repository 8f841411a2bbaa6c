"""`Idempotency-Key`: a POST that a phone repeats is carried out once and gets the same answer.

The answer is stored in the same transaction as the change, so one never exists without the other.
Of two requests with one key at the same time, one is carried out; the other finds the key taken or
the record already there, and is given the answer of the first.

An answer may hold a password that is shown only once, so it is stored encrypted: the key is derived
from the caller's token and `Idempotency-Key`, neither of which is stored. A stored answer is looked
up only for a caller whose token is still valid. A request without a valid token (log-in) has no
caller to keep an answer for, and is carried out each time, or refused.
"""

import hashlib
import hmac
import json
import os
import re
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from fastapi import Request, Response
from fastapi.routing import APIRoute
from sqlalchemy import Engine, delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, Session, SQLModel, col, select
from starlette.concurrency import run_in_threadpool

from app.core.database.sessions import transaction
from app.core.database.types import UtcDateTime
from app.core.errors import AppError, InvalidRequestError
from app.core.http.later import LaterResponse

HEADER = "Idempotency-Key"
KEPT = timedelta(hours=24)
KEY_PATTERN = "[!-~]{1,200}"
_KEY = re.compile(KEY_PATTERN)
_KEPT_HEADERS = ("content-type", "location", "etag")
_NONCE_BYTES = 12


Identify = Callable[[Request], Awaitable[str | None]]
"""Returns the valid token that a request presents, None if it presents none; never refuses. The
application has one as `app.state.identify`."""


class IdempotentAnswer(SQLModel, table=True):
    """The stored answer of a request with a key."""

    __tablename__ = "idempotent_answer"

    key: str = Field(primary_key=True)
    """Digest of caller, path and the client's key."""
    request_digest: str
    sealed: bytes
    """The answer's status, headers and body, encrypted."""
    created_at: datetime = Field(sa_type=UtcDateTime, index=True)


class IdempotencyMismatchError(AppError):
    """The key was used before with another body."""

    code = "idempotency_mismatch"
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class IdempotencyKeyInvalidError(InvalidRequestError):
    """The key is empty, too long or has odd characters."""

    code = "idempotency_key_invalid"
    pointer = "header:Idempotency-Key"


class IdempotentRoute(APIRoute):
    """A route whose POST honours `Idempotency-Key`."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return a handler that answers a known key from the store, else stores the answer."""
        handle = super().get_route_handler()

        async def handle_once(request: Request) -> Response:
            given = request.headers.get(HEADER)
            if given is None or request.method != "POST":
                return await handle(request)
            if not _KEY.fullmatch(given):
                raise IdempotencyKeyInvalidError
            identify: Identify = request.app.state.identify
            caller = await identify(request)
            if caller is None:
                return await handle(request)
            engine: Engine = request.app.state.engine
            now: datetime = request.app.state.clock.now()
            attempt = _attempt(request, caller, given, await request.body())
            stored = await run_in_threadpool(_find, engine, attempt, now)
            if stored is not None:
                return stored
            try:
                response = await handle(request)
                session: Session | None = getattr(request.state, "session", None)
                if session is not None and response.status_code < HTTPStatus.MULTIPLE_CHOICES:
                    await run_in_threadpool(_store, session, attempt, response, now)
            except (AppError, IntegrityError):
                rival = await run_in_threadpool(_answer_of_rival, request, attempt, now)
                if rival is None:
                    raise
                return rival
            return response

        return handle_once


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A request with a key: where its answer is stored, what it asks, and the answer's secret."""

    key: str
    request_digest: str
    secret: bytes


def _attempt(request: Request, caller: str, given: str, body: bytes) -> _Attempt:
    owner = f"{caller}\n{request.url.path}\n{given}".encode()
    secret = hashlib.sha256(b"secret\n" + owner).digest()
    asked = _without_boundary(request, body)
    return _Attempt(
        key=hashlib.sha256(b"key\n" + owner).hexdigest(),
        request_digest=hmac.new(secret, asked, hashlib.sha256).hexdigest(),
        secret=secret,
    )


def _without_boundary(request: Request, body: bytes) -> bytes:
    """Return a form's body without its boundary, which differs at each attempt of one request."""
    _, _, boundary = request.headers.get("content-type", "").partition("boundary=")
    return body.replace(boundary.strip('"').encode(), b"") if boundary else body


def _find(engine: Engine, attempt: _Attempt, now: datetime) -> Response | None:
    with transaction(engine, read_only=True) as session:
        answer = session.get(IdempotentAnswer, attempt.key)
    if answer is None or answer.created_at < now - KEPT:
        return None
    if answer.request_digest != attempt.request_digest:
        raise IdempotencyMismatchError
    return _unsealed(answer.sealed, attempt)


def _answer_of_rival(request: Request, attempt: _Attempt, now: datetime) -> Response | None:
    """Return the answer of another request with this key if one has finished; then roll back."""
    rival = _find(request.app.state.engine, attempt, now)
    session: Session | None = getattr(request.state, "session", None)
    if rival is not None and session is not None:
        session.rollback()
    return rival


def _store(session: Session, attempt: _Attempt, response: Response, now: datetime) -> None:
    expired = col(IdempotentAnswer.created_at) < now - KEPT
    # Rows that another transaction is deleting are skipped: two such deletes could deadlock.
    free = select(IdempotentAnswer.key).where(expired).with_for_update(skip_locked=True)
    session.execute(delete(IdempotentAnswer).where(col(IdempotentAnswer.key).in_(free)))
    session.add(
        IdempotentAnswer(
            key=attempt.key,
            request_digest=attempt.request_digest,
            sealed=_sealed(response, attempt),
            created_at=now,
        )
    )
    session.flush()


def _sealed(response: Response, attempt: _Attempt) -> bytes:
    kept = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
    body = response.ready() if isinstance(response, LaterResponse) else bytes(response.body)
    envelope = [response.status_code, kept, body.decode()]
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(attempt.secret).encrypt(nonce, json.dumps(envelope).encode(), None)


def _unsealed(sealed: bytes, attempt: _Attempt) -> Response:
    nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    status, headers, body = json.loads(AESGCM(attempt.secret).decrypt(nonce, rest, None))
    return Response(body, status, headers | {"Idempotent-Replayed": "true"})
