"""Which user an account at the provider is: linked once, by the e-mail address or by hand."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from app.auth.audit import trail
from app.auth.login.again import note_proof
from app.auth.login.proving import Proven, proven_of
from app.auth.principal import Principal
from app.auth.provider.errors import (
    IdentityTakenError,
    OwnPasswordNeededError,
    ProviderRefusedError,
    ProviderUserUnknownError,
)
from app.auth.provider.flow import Known
from app.auth.provider.records import Identity
from app.auth.records import User
from app.auth.users.queries import user_by_name
from app.core.errors import NotFoundError


def identity_of(session: Session, user_id: UUID, issuer: str) -> Identity | None:
    """The account at a provider that is linked to a user."""
    statement = select(Identity).where(Identity.user_id == user_id, Identity.issuer == issuer)
    return session.exec(statement).one_or_none()


def log_in_as(session: Session, known: Known, now: datetime) -> Proven:
    """Return the user whose account it is; ProviderUserUnknownError.

    An account that is not linked yet is linked to the user whose name is its e-mail address, if the
    provider has verified that, and if the user has no other account there.
    """
    identity = _linked(session, known)
    user = None if identity is None else session.get(User, identity.user_id)
    if identity is None and known.email is not None:
        user = user_by_name(session, known.email)
        if user is None or user.is_integration:
            raise ProviderUserUnknownError
        if identity_of(session, user.id, known.issuer) is not None:
            raise ProviderUserUnknownError
        _link(session, known, user, user.username, now)
    if user is None or user.disabled_at is not None:
        raise ProviderUserUnknownError
    return replace(proven_of(user, "provider"), is_fresh=known.is_fresh)


def link(session: Session, caller: Principal, known: Known, now: datetime) -> None:
    """Link an account to the caller; IdentityTakenError."""
    identity = _linked(session, known)
    if identity is not None and identity.user_id == caller.user_id:
        return
    if identity is not None or identity_of(session, caller.user_id, known.issuer) is not None:
        raise IdentityTakenError
    _link(session, known, session.get_one(User, caller.user_id), caller.username, now)


def prove(session: Session, caller: Principal, known: Known, now: datetime) -> None:
    """Let the caller's token count as proved, by the account that is linked to them.

    ProviderRefusedError if it is another account, or the provider asked nobody who it is.
    """
    identity = _linked(session, known)
    if identity is None or identity.user_id != caller.user_id or not known.is_fresh:
        raise ProviderRefusedError
    note_proof(session, caller=caller, by="provider", now=now)


def unlink(session: Session, caller: Principal, issuer: str, now: datetime) -> None:
    """Take the caller's link to an account at the provider away; NotFoundError.

    OwnPasswordNeededError where nothing would be left to log in with.
    """
    identity = identity_of(session, caller.user_id, issuer)
    if identity is None:
        raise NotFoundError
    user = session.get_one(User, caller.user_id)
    if not user.password_hash or user.must_change_password:
        raise OwnPasswordNeededError
    session.delete(identity)
    trail.record(session, actor=caller, action="identity.unlink", now=now, subject=caller.user_id)
    session.flush()


def _linked(session: Session, known: Known) -> Identity | None:
    statement = select(Identity).where(
        Identity.issuer == known.issuer, Identity.subject == known.subject
    )
    return session.exec(statement).one_or_none()


def _link(session: Session, known: Known, user: User, actor: str, now: datetime) -> None:
    session.add(
        Identity(issuer=known.issuer, subject=known.subject, user_id=user.id, created_at=now)
    )
    trail.record(session, actor=actor, action="identity.link", now=now, subject=user.id)
    session.flush()
