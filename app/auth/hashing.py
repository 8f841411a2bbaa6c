"""Passwords are hashed in threads of their own, and never while a transaction is open.

To hash one takes some 0.1 s of all cores and 64 MB, as it should. So one is hashed at a time: a
storm of log-ins waits in line, and neither the database nor the other threads are held by it.
"""

from dataclasses import dataclass, field
from functools import partial

from app.auth.passwords import hash_password, make_password
from app.core.threads import Threads

HASHERS = Threads(1)


@dataclass(frozen=True, slots=True)
class NewPassword:
    """The hash of a new password; `made` is the password if nobody else knows it."""

    password_hash: str = field(repr=False)
    made: str | None = field(repr=False, default=None)


def new_password(password: str | None = None) -> NewPassword:
    """Hash a password; without one make one that can be read aloud."""
    made = make_password() if password is None else None
    return NewPassword(hash_password(password or made or ""), made)


async def new_password_in_line(password: str | None = None) -> NewPassword:
    """Hash a new password once no other is being hashed (`new_password`)."""
    return await HASHERS.run(partial(new_password, password))
