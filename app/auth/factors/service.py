"""Use cases of a user's second factors."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.errors import CodeWrongError
from app.auth.factors import codes, queries
from app.auth.factors.errors import CodeRefusedError
from app.auth.factors.records import Factor, FactorKind, RecoveryCode
from app.auth.principal import Principal
from app.auth.records import AccessToken, User
from app.auth.users.service import end_tokens
from app.core.errors import NotFoundError, or_not_found
from app.core.sealing import SealBrokenError, sealer_of

SITE = "Titik Temu"
"""What an app calls this installation."""
_RECOVERY = "recovery code"


@dataclass(frozen=True, slots=True)
class Begun:
    """An app that is not confirmed yet, with what it has to know."""

    factor: Factor
    secret: str = field(repr=False)
    address: str = field(repr=False)
    """What it scans."""


def begin_app(session: Session, caller: Principal, name: str, now: datetime) -> Begun:
    """Make a secret for an app; it counts once a code of it was typed (`confirm_app`)."""
    queries.forget_unconfirmed(session, caller.user_id)
    secret = codes.make_secret()
    factor = Factor(
        user_id=caller.user_id, kind=FactorKind.APP, name=name, secret=b"", created_at=now
    )
    factor.secret = sealer_of(session).seal(secret, _about(factor))
    session.add(factor)
    session.flush()
    return begun(session, caller, factor.id)


def begun(session: Session, caller: Principal, factor_id: UUID) -> Begun:
    """Return an app of the caller's that is not confirmed yet; NotFoundError."""
    factor = _unconfirmed(session, caller, factor_id)
    secret = sealer_of(session).open(factor.secret, _about(factor))
    address = codes.app_address(secret, caller.username, SITE)
    return Begun(factor, codes.in_base32(secret), address)


def confirm_app(
    session: Session, caller: Principal, factor_id: UUID, code: str, now: datetime
) -> list[str] | None:
    """Let an app count from now on; return recovery codes if it is the first second factor.

    CodeRefusedError; NotFoundError for an app that is none of the caller's, or was confirmed.
    """
    factor = _unconfirmed(session, caller, factor_id)
    secret = sealer_of(session).open(factor.secret, _about(factor))
    step = codes.matched_step(secret, codes.typed(code), now, factor.counter)
    if step is None:
        raise CodeRefusedError
    factor.counter = step
    return count_in(session, caller, factor, now)


def _unconfirmed(session: Session, caller: Principal, factor_id: UUID) -> Factor:
    factor = session.get(Factor, factor_id, with_for_update=True)
    if factor is None or factor.user_id != caller.user_id or factor.confirmed_at is not None:
        raise NotFoundError
    if not opens(session, factor):
        raise NotFoundError
    return factor


def count_in(
    session: Session, caller: Principal, factor: Factor, now: datetime
) -> list[str] | None:
    """Let a factor count; with the first one, recovery codes are made and other log-ins end."""
    factor.confirmed_at = now
    session.add(factor)
    token = session.get_one(AccessToken, caller.token_id)
    token.proved_at = now
    session.add(token)
    trail.record(
        session,
        actor=caller,
        action="second_factor.add",
        now=now,
        subject=caller.user_id,
        kind=factor.kind.value,
    )
    user = session.get_one(User, caller.user_id)
    if user.second_factor_since is not None:
        session.flush()
        return None
    user.second_factor_since = now
    session.add(user)
    end_tokens(session, user.id, now, but=caller.token_id)
    return _fresh_codes(session, user.id, now)


def new_recovery_codes(session: Session, caller: Principal, now: datetime) -> list[str]:
    """Replace the caller's recovery codes; NotFoundError without a second factor."""
    if session.get_one(User, caller.user_id).second_factor_since is None:
        raise NotFoundError
    trail.record(
        session, actor=caller, action="recovery_codes.new", now=now, subject=caller.user_id
    )
    return _fresh_codes(session, caller.user_id, now)


def remove(session: Session, caller: Principal, factor_id: UUID, now: datetime) -> None:
    """Remove one of the caller's second factors; with the last one, the recovery codes go."""
    factor = session.get(Factor, factor_id)
    if factor is None or factor.user_id != caller.user_id:
        raise NotFoundError
    session.delete(factor)
    session.flush()
    trail.record(
        session,
        actor=caller,
        action="second_factor.remove",
        now=now,
        subject=caller.user_id,
        kind=factor.kind.value,
    )
    if not queries.factors_of(session, caller.user_id):
        _without(session, session.get_one(User, caller.user_id))


def reset(session: Session, *, actor: Principal | str, user_id: UUID, now: datetime) -> User:
    """Remove all second factors of a user who lost them, and end their log-ins; NotFoundError."""
    user = or_not_found(session.get(User, user_id))
    removed = queries.forget_factors(session, user_id)
    _without(session, user)
    but = actor.token_id if isinstance(actor, Principal) else None
    end_tokens(session, user_id, now, but=but)
    trail.record(
        session,
        actor=actor,
        action="second_factor.reset",
        now=now,
        subject=user_id,
        removed=removed,
    )
    session.flush()
    return user


def forget_lost(session: Session, *, actor: str, now: datetime) -> int:
    """Remove what was made with a secret key that is lost; return of how many users.

    Apps cannot be opened any more, and recovery codes cannot be compared. Passkeys go on to count.
    """
    lost = [one for one in queries.all_apps(session) if not opens(session, one)]
    for factor in lost:
        session.delete(factor)
    session.flush()
    users = {one.user_id for one in lost}
    for user_id in users:
        trail.record(session, actor=actor, action="second_factor.lost", now=now, subject=user_id)
        if not queries.factors_of(session, user_id):
            _without(session, session.get_one(User, user_id))
    queries.forget_all_codes(session)
    return len(users)


def fit(session: Session) -> bool:
    """Return whether the installation's secret key opens every app."""
    return all(opens(session, one) for one in queries.all_apps(session))


def opens(session: Session, factor: Factor) -> bool:
    """Return whether the installation's secret key opens an app."""
    try:
        sealer_of(session).open(factor.secret, _about(factor))
    except SealBrokenError:
        return False
    return True


def check_code(session: Session, user_id: UUID, code: str, now: datetime) -> str:
    """Use up a code of a user's app or a recovery code; return which it was; CodeWrongError."""
    plain = codes.typed(code)
    if not codes.is_of_app(plain):
        return _use_recovery(session, user_id, plain, now)
    for factor in queries.apps_of(session, user_id):
        if not opens(session, factor):  # the installation's secret key is another one
            continue
        secret = sealer_of(session).open(factor.secret, _about(factor))
        step = codes.matched_step(secret, plain, now, factor.counter)
        if step is not None:
            factor.counter, factor.last_used_at = step, now
            session.add(factor)
            session.flush()
            return FactorKind.APP.value
    raise CodeWrongError


def _use_recovery(session: Session, user_id: UUID, plain: str, now: datetime) -> str:
    found = queries.unused_code(session, user_id, sealer_of(session).mac(plain.encode(), _RECOVERY))
    if found is None:
        raise CodeWrongError
    found.used_at = now
    session.add(found)
    session.flush()
    return "recovery"


def _fresh_codes(session: Session, user_id: UUID, now: datetime) -> list[str]:
    queries.forget_codes(session, user_id)
    made = codes.make_recovery_codes()
    sealer = sealer_of(session)
    for code in made:
        digest = sealer.mac(codes.typed(code).encode(), _RECOVERY)
        session.add(RecoveryCode(user_id=user_id, digest=digest, created_at=now))
    session.flush()
    return made


def _without(session: Session, user: User) -> None:
    queries.forget_codes(session, user.id)
    user.second_factor_since = None
    session.add(user)
    session.flush()


def _about(factor: Factor) -> str:
    return f"second factor {factor.id}"
