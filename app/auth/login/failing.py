"""Log-ins that fail, in the audit log."""

from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session

from app.auth.audit import trail
from app.auth.records import User
from app.auth.users.queries import user_by_name
from app.core.database.sessions import in_transaction

FAILED: Final = "login.fail"
NOBODY: Final = "?"
"""The actor where no user has the name: it may be a password that was typed in its place."""


async def note_failure(engine: Engine, who: str | UUID | None, what: str, now: datetime) -> None:
    """Write down that a log-in failed, of a user name or a user; `what` was wrong."""
    await in_transaction(engine, partial(_note, who=who, what=what, now=now))


def _note(session: Session, *, who: str | UUID | None, what: str, now: datetime) -> None:
    user = _user(session, who)
    trail.record(
        session,
        actor=NOBODY if user is None else user.username,
        action=FAILED,
        now=now,
        subject=None if user is None else user.id,
        what=what,
    )


def _user(session: Session, who: str | UUID | None) -> User | None:
    if who is None or isinstance(who, UUID):
        return None if who is None else session.get(User, who)
    return user_by_name(session, who.strip().lower())
