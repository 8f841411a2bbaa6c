"""Checking a user name and password, and what a user has proved."""

from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session

from app.auth.errors import BadCredentialsError
from app.auth.hashing import HASHERS
from app.auth.passwords import password_matches
from app.auth.records import User
from app.auth.users import queries as users_queries
from app.core.database.sessions import in_transaction


@dataclass(frozen=True, slots=True)
class Proven:
    """A user whose password was correct, and the hash that it matched."""

    user_id: UUID
    password_hash: str = field(repr=False)
    has_second_factor: bool = False
    by: str = "password"
    """What proved who they are: `password`, `passkey`, `provider`, with a second factor `+app`,
    `+passkey` or `+recovery`."""
    is_fresh: bool = True
    """Whether they proved it just now; False: at a provider, nobody knows when."""

    @property
    def is_complete(self) -> bool:
        """Return whether nothing else has to be proved."""
        return not self.has_second_factor or self.by == "passkey" or "+" in self.by


async def prove(engine: Engine, username: str, password: str) -> Proven:
    """Return the user if the password is correct; BadCredentialsError if it is not.

    A user who does not exist, or may not log in, takes as long as one who may.
    """
    read = partial(_usable, username=username)
    known = await in_transaction(engine, read, read_only=True)
    stored = None if known is None else known.password_hash
    matches = await HASHERS.run(partial(password_matches, password, stored))
    if known is None or not matches:
        raise BadCredentialsError
    return known


def _usable(session: Session, username: str) -> Proven | None:
    user = users_queries.user_by_name(session, username.strip().lower())
    if user is None or user.disabled_at is not None or not user.password_hash:
        return None
    return proven_of(user, "password")


def proven_of(user: User, by: str) -> Proven:
    """Return a user as proven by something."""
    return Proven(user.id, user.password_hash, user.second_factor_since is not None, by)
