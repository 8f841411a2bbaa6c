"""The way to the provider and back (authorization code with PKCE), and what its token says."""

import hashlib
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from joserfc import jwt
from joserfc.errors import JoseError

from app.auth.provider.discovery import Metadata, Provider, ask
from app.auth.provider.errors import ProviderRefusedError
from app.core.sealing import SealBrokenError, Sealer

LIFE: Final = timedelta(minutes=10)
"""How long somebody may take at the provider."""
SCOPE: Final = "openid email"
_ABOUT: Final = "way to the provider"
_ALGORITHMS: Final = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]
"""Never a shared secret's, nor none at all."""
_LEEWAY: Final = 60
"""Seconds by which the provider's clock may differ."""


@dataclass(frozen=True, slots=True)
class Way:
    """What has to be known again when somebody comes back."""

    state: str
    nonce: str
    verifier: str
    wish: str
    """Where they want to go afterwards."""
    link: str | None
    """The user who links an account, or proves again; None: it is a log-in."""
    proves: bool
    """Whether that user proves again who they are, with the account that is linked."""
    at: str


@dataclass(frozen=True, slots=True)
class Known:
    """Who somebody is at the provider."""

    issuer: str
    subject: str
    email: str | None
    """Lower case; None unless the provider has verified it."""
    is_fresh: bool = False
    """Whether the provider says that they proved it there on this way, and not some time before."""


def new_way(wish: str, link: str | None, now: datetime, *, proves: bool = False) -> Way:
    """Return a way that nobody can guess."""
    make = secrets.token_urlsafe
    return Way(make(32), make(32), make(48), wish, link, proves, now.isoformat())


def sealed(sealer: Sealer, way: Way) -> str:
    """Return a way as a cookie keeps it."""
    return urlsafe_b64encode(sealer.seal(json.dumps(asdict(way)).encode(), _ABOUT)).decode()


def opened(sealer: Sealer, cookie: str, state: str, now: datetime) -> Way:
    """Return the way that somebody comes back from; ProviderRefusedError for another one."""
    try:
        way = Way(**json.loads(sealer.open(urlsafe_b64decode(cookie), _ABOUT)))
    except (SealBrokenError, ValueError, TypeError):  # TypeError: of another version
        raise ProviderRefusedError from None
    begun = datetime.fromisoformat(way.at)
    fresh = begun <= now <= begun + LIFE
    if not fresh or not secrets.compare_digest(way.state.encode(), state.encode()):
        raise ProviderRefusedError
    return way


async def address(provider: Provider, way: Way, back: str, now: datetime) -> str:
    """Return where the browser goes; ProviderAwayError.

    The provider is to ask who it is, even of somebody who is logged in there: what is left open on
    a screen proves nothing.
    """
    challenge = urlsafe_b64encode(hashlib.sha256(way.verifier.encode()).digest())
    said = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": back,
        "scope": SCOPE,
        "state": way.state,
        "nonce": way.nonce,
        "code_challenge": challenge.rstrip(b"=").decode(),
        "code_challenge_method": "S256",
        "prompt": "login",
        "max_age": "0",
    }
    place = (await provider.metadata(now)).authorize
    return f"{place}{'&' if '?' in place else '?'}{urlencode(said)}"


async def known(provider: Provider, way: Way, code: str, back: str, now: datetime) -> Known:
    """Return who came back with a code; ProviderAwayError, ProviderRefusedError."""
    metadata = await provider.metadata(now)
    answer = await _exchanged(provider, metadata, way, code, back)
    claims = await _claims(provider, metadata, way, answer.get("id_token"), now)
    access = answer.get("access_token")
    if "email" not in claims and metadata.user_info and isinstance(access, str):
        more = await ask(metadata.user_info, bearer=access)
        if more.get("sub") == claims["sub"]:
            claims = {**more, **claims}
    email = claims.get("email") if claims.get("email_verified") is True else None
    return Known(
        issuer=provider.issuer or metadata.issuer,
        subject=str(claims["sub"]),
        email=email.strip().lower() if isinstance(email, str) else None,
        is_fresh=_is_fresh(way, claims.get("auth_time")),
    )


def _is_fresh(way: Way, asked_at: object) -> bool:
    """Return whether somebody was asked who they are after they went there."""
    if isinstance(asked_at, bool) or not isinstance(asked_at, int | float):
        return False
    return asked_at >= datetime.fromisoformat(way.at).timestamp() - _LEEWAY


async def _exchanged(
    provider: Provider, metadata: Metadata, way: Way, code: str, back: str
) -> Mapping[str, Any]:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": way.verifier,
    }
    secret = provider.client_secret
    login = None
    if secret is None or metadata.secret_in_body:
        form["client_id"] = provider.client_id
        if secret is not None:
            form["client_secret"] = secret.get_secret_value()
    else:
        login = (provider.client_id, secret.get_secret_value())
    return await ask(metadata.token, form=form, login=login)


async def _claims(
    provider: Provider, metadata: Metadata, way: Way, token: object, now: datetime
) -> dict[str, Any]:
    """Return what an ID token says, if the provider signed it for us, now, and for this way."""
    if not isinstance(token, str):
        raise ProviderRefusedError
    registry = jwt.JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=_LEEWAY,
        iss={"essential": True, "value": metadata.issuer},
        aud={"essential": True, "value": provider.client_id},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": way.nonce},
    )
    try:
        claims = await _signed(provider, token, now)
        registry.validate(claims)
    except (JoseError, ValueError, TypeError, KeyError):
        raise ProviderRefusedError from None
    audience = claims["aud"]
    alone = isinstance(audience, str) or len(audience) == 1
    if not alone and claims.get("azp") != provider.client_id:
        raise ProviderRefusedError
    return dict(claims)


async def _signed(provider: Provider, token: str, now: datetime) -> dict[str, Any]:
    try:
        keys = await provider.keys(now)
        return dict(jwt.decode(token, keys, algorithms=_ALGORITHMS).claims)
    except (JoseError, ValueError):  # it may sign with a new key
        keys = await provider.keys(now, anew=True)
        return dict(jwt.decode(token, keys, algorithms=_ALGORITHMS).claims)
