"""Passkeys (WebAuthn): what a browser is asked, and whether its answer is believed.

What a browser is asked is kept nowhere: it is sealed and comes back with the answer, which counts
within five minutes, and only if the key has not answered since it was asked. So an answer counts
once, at whichever process.
"""

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Any, Final
from uuid import UUID

from fastapi import Request
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from sqlmodel import Session

from app.auth.errors import CodeWrongError
from app.auth.factors import queries
from app.auth.factors.errors import PasskeyRefusedError, PasskeysNotHereError
from app.auth.factors.records import Factor, FactorKind
from app.auth.factors.service import SITE, count_in
from app.auth.principal import Principal
from app.core.sealing import SealBrokenError, Sealer, sealer_of

LIFE: Final = timedelta(minutes=5)
"""How long a browser may take to answer."""
_ABOUT: Final = "passkey question"
_LOCAL: Final = "localhost"


@dataclass(frozen=True, slots=True)
class Site:
    """Where a browser shows our pages: passkeys are bound to its name."""

    host: str
    origin: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a browser is asked, and the same sealed, which comes back with its answer."""

    options: dict[str, Any]
    state: str


@dataclass(frozen=True, slots=True)
class _Asked:
    purpose: str
    user_id: UUID | None
    at: datetime
    inner: dict[str, Any]


def site_of(request: Request) -> Site:
    """Return the site of a request; PasskeysNotHereError where browsers offer no passkeys."""
    url = request.base_url
    host = (url.hostname or "").lower()
    secure = url.scheme == "https" or host == _LOCAL or host.endswith(f".{_LOCAL}")
    if not host or not secure or _is_address(host):
        raise PasskeysNotHereError
    return Site(host, f"{url.scheme}://{url.netloc}")


def offers_passkeys(request: Request) -> bool:
    """Return whether browsers offer passkeys at the site of a request."""
    try:
        site_of(request)
    except PasskeysNotHereError:
        return False
    return True


def ask_new(session: Session, site: Site, caller: Principal, now: datetime) -> Question:
    """Ask a browser to make a passkey for the caller."""
    user = PublicKeyCredentialUserEntity(
        name=caller.username, id=caller.user_id.bytes, display_name=caller.username
    )
    known = [_credential(one) for one in queries.passkeys_at(session, caller.user_id, site.host)]
    options, state = _server(site).register_begin(
        user,
        known,
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    sealed = _sealed(sealer_of(session), "new", site, caller.user_id, now, state)
    return Question(dict(options), sealed)


def add(
    session: Session,
    site: Site,
    caller: Principal,
    *,
    state: str,
    credential: Mapping[str, Any],
    name: str,
    now: datetime,
) -> list[str] | None:
    """Add the passkey that a browser made; return recovery codes if it is the first factor.

    PasskeyRefusedError.
    """
    asked = _opened(sealer_of(session), "new", site, state, now)
    if asked is None or asked.user_id != caller.user_id:
        raise PasskeyRefusedError
    try:
        made = _server(site).register_complete(asked.inner, credential)
        data = made.credential_data
    except Exception:  # a browser may say anything
        raise PasskeyRefusedError from None
    if data is None:
        raise PasskeyRefusedError
    digest = _digest(data.credential_id)
    if queries.passkey(session, digest) is not None:
        raise PasskeyRefusedError
    factor = Factor(
        user_id=caller.user_id,
        kind=FactorKind.PASSKEY,
        name=name,
        secret=bytes(data),
        credential_digest=digest,
        host=site.host,
        counter=made.counter,
        created_at=now,
    )
    return count_in(session, caller, factor, now)


def ask(session: Session, site: Site, user_id: UUID | None, now: datetime) -> Question:
    """Ask a browser for a passkey: of a user, or of whoever has one here and proves it is them."""
    alone = user_id is None
    need = UserVerificationRequirement.REQUIRED if alone else UserVerificationRequirement.PREFERRED
    known: Sequence[AttestedCredentialData] | None = None
    if user_id is not None:
        known = [_credential(one) for one in queries.passkeys_at(session, user_id, site.host)]
    options, state = _server(site).authenticate_begin(known, user_verification=need)
    purpose = "alone" if alone else "second"
    return Question(dict(options), _sealed(sealer_of(session), purpose, site, user_id, now, state))


def check(
    session: Session,
    site: Site,
    user_id: UUID | None,
    *,
    state: str,
    credential: Mapping[str, Any],
    now: datetime,
) -> Factor:
    """Return the passkey with which a browser answered, and note its use; CodeWrongError.

    `user_id` is the user who was asked; None: whoever answers, who proved to the key who they are.
    """
    purpose = "alone" if user_id is None else "second"
    asked = _opened(sealer_of(session), purpose, site, state, now)
    if asked is None or asked.user_id != user_id:
        raise CodeWrongError
    try:
        answer = AuthenticationResponse.from_dict(credential)
        factor = queries.passkey(session, _digest(answer.raw_id))
        handle, signed = answer.response.user_handle, answer.response.authenticator_data.counter
    except Exception:  # a browser may say anything
        raise CodeWrongError from None
    if factor is None or not _may_answer(factor, asked, user_id, site, handle):
        raise CodeWrongError
    try:
        _server(site).authenticate_complete(asked.inner, [_credential(factor)], answer)
    except Exception:  # a browser may say anything
        raise CodeWrongError from None
    if (signed or factor.counter) and signed <= factor.counter:
        raise CodeWrongError  # a copy of the key has signed
    factor.counter, factor.last_used_at = signed, now
    session.add(factor)
    session.flush()
    return factor


def _may_answer(
    factor: Factor, asked: _Asked, user_id: UUID | None, site: Site, handle: bytes | None
) -> bool:
    if factor.host != site.host or (user_id is not None and factor.user_id != user_id):
        return False
    if handle is not None and handle != factor.user_id.bytes:
        return False
    return factor.last_used_at is None or asked.at > factor.last_used_at


def _server(site: Site) -> Fido2Server:
    entity = PublicKeyCredentialRpEntity(name=SITE, id=site.host)
    return Fido2Server(entity, verify_origin=lambda origin: origin == site.origin)


def _credential(factor: Factor) -> AttestedCredentialData:
    return AttestedCredentialData(factor.secret)


def _digest(credential_id: bytes) -> str:
    return hashlib.sha256(credential_id).hexdigest()


def _sealed(
    sealer: Sealer, purpose: str, site: Site, user_id: UUID | None, now: datetime, state: Any
) -> str:
    said = {
        "purpose": purpose,
        "origin": site.origin,
        "user": None if user_id is None else str(user_id),
        "at": now.isoformat(),
        "inner": state,
    }
    return urlsafe_b64encode(sealer.seal(json.dumps(said).encode(), _ABOUT)).decode()


def _opened(sealer: Sealer, purpose: str, site: Site, state: str, now: datetime) -> _Asked | None:
    """Return what was asked, if that was here, for this purpose and not long ago."""
    try:
        said = json.loads(sealer.open(urlsafe_b64decode(state), _ABOUT))
    except (SealBrokenError, ValueError):
        return None
    at = datetime.fromisoformat(said["at"])
    if said["purpose"] != purpose or said["origin"] != site.origin or not at <= now <= at + LIFE:
        return None
    user = None if said["user"] is None else UUID(said["user"])
    return _Asked(purpose, user, at, said["inner"])


def _is_address(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
