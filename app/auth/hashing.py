"""Passwords are hashed in threads of their own, and never while a transaction is open.

To hash one takes some 0.1 s of all cores and 64 MB, as it should. So one is hashed at a time: a
storm of log-ins waits in line, and neither the database nor the other threads are held by it.
"""

from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session

from app.auth import queries
from app.auth.errors import BadCredentialsError
from app.auth.passwords import hash_password, make_password, password_matches
from app.core.db import in_transaction
from app.core.threads import Threads

_HASHERS = Threads(1)


@dataclass(frozen=True, slots=True)
class Proven:
    """A user whose password was told, and the hash that it matched."""

    user_id: UUID
    password_hash: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewPassword:
    """The hash of a new password; `made` is the password if nobody else knows it."""

    password_hash: str = field(repr=False)
    made: str | None = field(repr=False, default=None)


async def prove(engine: Engine, username: str, password: str) -> Proven:
    """Return whose password that is; BadCredentialsError if it is not that user's.

    It takes as long for a user who does not exist, or may not log in, as for one who may.
    """
    read = partial(_usable, username=username)
    known = await in_transaction(engine, read, read_only=True)
    stored = None if known is None else known.password_hash
    matches = await _HASHERS.run(partial(password_matches, password, stored))
    if known is None or not matches:
        raise BadCredentialsError
    return known


def _usable(session: Session, username: str) -> Proven | None:
    user = queries.user_by_name(session, username.strip().lower())
    if user is None or user.disabled_at is not None:
        return None
    return Proven(user.id, user.password_hash)


def new_password(password: str | None = None) -> NewPassword:
    """Hash a password; without one make one that can be read aloud."""
    made = make_password() if password is None else None
    return NewPassword(hash_password(password or made or ""), made)


async def new_password_in_line(password: str | None = None) -> NewPassword:
    """Hash a new password once no other is being hashed (`new_password`)."""
    return await _HASHERS.run(partial(new_password, password))
