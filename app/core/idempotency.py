"""`Idempotency-Key`: a POST that a phone repeats is carried out once and answered alike.

The answer is stored in the same transaction as what it tells of, so there is no moment at which
one exists without the other. Two requests with one key at the same time: the database's unique
key lets one through, and the other is given that one's answer.
"""

import hashlib
import re
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from sqlalchemy import Engine, delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, Session, SQLModel
from starlette.concurrency import run_in_threadpool

from app.core.db import UtcDateTime, transaction
from app.core.errors import AppError, InvalidRequestError

HEADER = "Idempotency-Key"
KEPT = timedelta(hours=24)
_KEY = re.compile(r"[\x21-\x7e]{1,200}")


class IdempotentAnswer(SQLModel, table=True):
    """What a keyed request was answered."""

    __tablename__ = "idempotent_answer"

    key: str = Field(primary_key=True)
    """Digest of caller, path and the client's key."""
    request_digest: str
    status: int
    body: bytes
    location: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime, index=True)


class IdempotencyMismatchError(AppError):
    """The key was used before, with another body."""

    code = "idempotency_mismatch"
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class IdempotencyKeyInvalidError(InvalidRequestError):
    """The key is empty, too long or has odd characters."""

    code = "idempotency_key_invalid"
    pointer = "header:Idempotency-Key"


class IdempotentRoute(APIRoute):
    """A route whose POST honours `Idempotency-Key`."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap the handler: look the key up, else store the answer before the commit."""
        handle = super().get_route_handler()

        async def handle_once(request: Request) -> Response:
            given = request.headers.get(HEADER)
            if given is None or request.method != "POST":
                return await handle(request)
            if not _KEY.fullmatch(given):
                raise IdempotencyKeyInvalidError
            key, digest = _digests(request, given, await request.body())
            engine: Engine = request.app.state.engine
            now: datetime = request.app.state.clock.now()
            stored = await run_in_threadpool(_find, engine, key, digest, now)
            if stored is not None:
                return stored
            response = await handle(request)
            session: Session | None = getattr(request.state, "session", None)
            if session is None or response.status_code >= HTTPStatus.MULTIPLE_CHOICES:
                return response
            try:
                await run_in_threadpool(_store, session, key, digest, response, now)
            except IntegrityError:
                await run_in_threadpool(session.rollback)
                rival = await run_in_threadpool(_find, engine, key, digest, now)
                if rival is None:
                    raise
                return rival
            return response

        return handle_once


def _digests(request: Request, given: str, body: bytes) -> tuple[str, str]:
    caller = request.headers.get("authorization") or request.headers.get("cookie", "")
    key = hashlib.sha256(f"{caller}\n{request.url.path}\n{given}".encode()).hexdigest()
    return key, hashlib.sha256(_without_boundary(request, body)).hexdigest()


def _without_boundary(request: Request, body: bytes) -> bytes:
    """A form's boundary differs at each try although what it separates is the same."""
    _, _, boundary = request.headers.get("content-type", "").partition("boundary=")
    return body.replace(boundary.strip('"').encode(), b"") if boundary else body


def _find(engine: Engine, key: str, digest: str, now: datetime) -> Response | None:
    with transaction(engine, read_only=True) as session:
        answer = session.get(IdempotentAnswer, key)
    if answer is None or answer.created_at < now - KEPT:
        return None
    if answer.request_digest != digest:
        raise IdempotencyMismatchError
    headers = {"Idempotent-Replayed": "true"}
    if answer.location:
        headers["Location"] = answer.location
    return Response(answer.body, answer.status, headers, media_type="application/json")


def _store(session: Session, key: str, digest: str, response: Response, now: datetime) -> None:
    expired = IdempotentAnswer.created_at < now - KEPT
    session.execute(delete(IdempotentAnswer).where(expired))  # type: ignore[arg-type]
    session.add(
        IdempotentAnswer(
            key=key,
            request_digest=digest,
            status=response.status_code,
            body=bytes(response.body),
            location=response.headers.get("location"),
            created_at=now,
        )
    )
    session.flush()
