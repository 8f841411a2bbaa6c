"""Hashing of passwords in a thread of its own, never while a transaction is open.

Hashing a password takes about 0.1 s of all cores and 64 MB, which is intended. Therefore one is
hashed at a time: many log-ins at once wait in line, and hold neither the database nor other
threads.
"""

from dataclasses import dataclass, field
from functools import partial

from app.auth.passwords import hash_password, make_password
from app.core.threads import Threads

HASHERS = Threads(1)


@dataclass(frozen=True, slots=True)
class NewPassword:
    """The hash of a new password; `made` is the password itself if this module generated it."""

    password_hash: str = field(repr=False)
    made: str | None = field(repr=False, default=None)


def new_password(password: str | None = None) -> NewPassword:
    """Hash a password; if None, generate one that can be read aloud."""
    made = make_password() if password is None else None
    return NewPassword(hash_password(password or made or ""), made)


async def new_password_in_turn(password: str | None = None) -> NewPassword:
    """Hash a new password when no other is being hashed (see `new_password`)."""
    return await HASHERS.run(partial(new_password, password))
