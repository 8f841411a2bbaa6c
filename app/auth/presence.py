"""Whether a token still counts: sessions end when nobody uses them, and proofs grow old."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import Engine, bindparam, or_, update
from sqlalchemy.exc import SQLAlchemyError

from app.auth.errors import (
    PasswordChangeRequiredError,
    ProofNeededError,
    SecondFactorRequiredError,
)
from app.auth.principal import Holder, Principal
from app.auth.records import AccessToken, IntegrationScope, TokenKind
from app.core.database.sessions import transaction
from app.core.errors import ForbiddenError, UnauthenticatedError
from app.core.settings import Settings
from app.core.threads import to_the_end

EVERY: Final = 60.0
"""Seconds between two times that uses of sessions are written down."""
_NOTED: Final = frozenset({TokenKind.SESSION, TokenKind.INTEGRATION})
"""Kinds of tokens of which it is written down when they were last used."""
_TOKENS = AccessToken.__table__  # type: ignore[attr-defined]
_SEEN = (
    update(_TOKENS)
    .where(
        _TOKENS.c.id == bindparam("token"),
        or_(_TOKENS.c.seen_at.is_(None), _TOKENS.c.seen_at < bindparam("seen")),
    )
    .values(seen_at=bindparam("seen"))
)
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Rules:
    """How long sessions last unused and proofs count, and who needs a second factor."""

    idle: timedelta
    proof: timedelta | None
    second_factor: str

    @classmethod
    def of(cls, settings: Settings) -> "Rules":
        """Return the rules that settings give."""
        minutes = settings.prove_again_minutes
        return cls(
            timedelta(minutes=settings.idle_minutes),
            timedelta(minutes=minutes) if minutes else None,
            settings.second_factor,
        )

    def needs_second_factor(self, *, is_admin: bool) -> bool:
        """Return whether a user must have a second factor."""
        return self.second_factor == "everyone" or (
            self.second_factor == "administrators" and is_admin
        )


class Presence:
    """When the sessions of this process were last used.

    The database is told once a minute, so that a session which is used at one process does not end
    at another. A stream is no use: a page that nobody looks at may follow one for hours.
    """

    def __init__(self, settings: Settings) -> None:
        self.rules = Rules.of(settings)
        self._seen: dict[UUID, datetime] = {}
        self._lock = Lock()

    def is_idle(self, holder: Holder, now: datetime) -> bool:
        """Return whether a holder's token has ended because nobody used it."""
        if not isinstance(holder, Principal) or holder.token_kind is not TokenKind.SESSION:
            return False
        known = (holder.seen_at, self._seen.get(holder.token_id))
        last = max((one for one in known if one is not None), default=now)
        return now - last > self.rules.idle

    def admit(self, holder: Holder, now: datetime, *, counts: bool) -> None:
        """Note the use of a token, if it `counts`; UnauthenticatedError where it has ended."""
        if self.is_idle(holder, now):
            raise UnauthenticatedError
        if counts and isinstance(holder, Principal) and holder.token_kind in _NOTED:
            with self._lock:
                self._seen[holder.token_id] = now

    def check_log_in(self, holder: Holder) -> None:
        """Refuse a user whose log-in lacks something.

        PasswordChangeRequiredError or SecondFactorRequiredError.
        """
        if not isinstance(holder, Principal) or holder.is_integration:
            return
        if holder.must_change_password:
            raise PasswordChangeRequiredError
        needed = self.rules.needs_second_factor(is_admin=holder.is_admin)
        if needed and not holder.has_second_factor:
            raise SecondFactorRequiredError

    def check_proof(self, holder: Holder, now: datetime) -> None:
        """Refuse a user who proved too long ago who they are; ProofNeededError.

        ForbiddenError for another system, which cannot prove anything.
        """
        if isinstance(holder, Principal) and holder.is_integration:
            raise ForbiddenError
        limit = self.rules.proof
        if limit is None or not isinstance(holder, Principal) or holder.proved_at is None:
            return
        if now - holder.proved_at > limit:
            raise ProofNeededError

    def write_down(self, engine: Engine) -> None:
        """Tell the database when sessions were last used."""
        with self._lock:
            seen, self._seen = self._seen, {}
        if not seen:
            return
        rows = [{"token": token, "seen": at} for token, at in sorted(seen.items())]
        try:
            with transaction(engine) as session:
                session.connection().execute(_SEEN, rows)
        except SQLAlchemyError:
            with self._lock:
                self._seen = seen | self._seen
            raise


def check_scopes(holder: Holder, *, by_cookie: bool, reads: bool) -> None:
    """Refuse another system in a browser, and a change by one that may only read.

    UnauthenticatedError, ForbiddenError; people, devices and links have no scopes of this kind.
    """
    if not isinstance(holder, Principal) or not holder.is_integration:
        return
    if by_cookie:
        raise UnauthenticatedError
    if not reads and IntegrationScope.WRITE not in holder.scopes:
        raise ForbiddenError


async def keep_written(presence: Presence, engine: Engine) -> None:
    """Write uses of sessions down every minute, until cancelled."""
    while True:
        await asyncio.sleep(EVERY)
        try:
            await to_the_end(lambda: presence.write_down(engine))
        except SQLAlchemyError as error:  # the database is away
            log.info("sessions_not_noted", why=type(error).__name__)
