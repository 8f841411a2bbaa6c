"""What a provider's token must say to count."""

import asyncio
import hmac
import json
from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from app.auth.provider import flow
from app.auth.provider.discovery import Metadata, Provider
from app.auth.provider.errors import ProviderAwayError, ProviderRefusedError
from app.core.settings import Settings

NOW = datetime(2025, 7, 4, 0, 0, tzinfo=UTC)
ISSUER = "https://akun.example.id"
WAY = flow.new_way("/", None, NOW)
GOOD: dict[str, Any] = {
    "iss": ISSUER,
    "aud": "titik-temu",
    "sub": "1",
    "nonce": WAY.nonce,
    "iat": int(NOW.timestamp()),
    "exp": int(NOW.timestamp()) + 300,
}
WRONG: dict[str, dict[str, Any]] = {
    "another issuer": {"iss": "https://akun.example.com"},
    "another client": {"aud": "lain"},
    "several clients, none of them asked": {"aud": ["titik-temu", "lain"]},
    "several clients, another asked": {"aud": ["titik-temu", "lain"], "azp": "lain"},
    "another way": {"nonce": "x"},
    "no way": {"nonce": None},
    "over": {"exp": int((NOW - timedelta(minutes=2)).timestamp())},
    "no end": {"exp": None},
    "nobody": {"sub": None},
}


@cache
def _key(name: str = "own") -> RSAKey:
    """Return the key of this name, made when a test first asks for it."""
    return RSAKey.generate_key(2048, auto_kid=True)


def _provider() -> Provider:
    provider = Provider(Settings(oidc_issuer=ISSUER))
    metadata = Metadata(ISSUER, ISSUER, ISSUER, "https://127.0.0.1:9/keys", None, False)
    provider._metadata = (NOW, metadata)
    provider._keys = (NOW, KeySet([_key()]))
    return provider


def _counts(token: object) -> bool:
    provider = _provider()
    asked = flow._claims(provider, asyncio.run(provider.metadata(NOW)), WAY, token, NOW)
    try:
        return bool(asyncio.run(asked)["sub"] == "1")
    except (ProviderRefusedError, ProviderAwayError):
        return False


def _signed(key: Any = None, algorithm: str = "RS256", **change: Any) -> str:
    key = key or _key()
    claims = {name: value for name, value in {**GOOD, **change}.items() if value is not None}
    head = {"alg": algorithm, "kid": key.kid}
    return jwt.encode(head, claims, key, algorithms=[algorithm])


def test_a_token_counts_that_says_all_and_no_other_does() -> None:
    assert _counts(_signed())
    assert _counts(_signed(aud=["titik-temu", "lain"], azp="titik-temu"))
    assert [name for name, change in WRONG.items() if _counts(_signed(**change))] == []


def test_neither_another_key_nor_a_shared_secret_nor_none_signs() -> None:
    forged = [_signed(_key("other")), _with_public_key(), _unsigned(), "", None, "a.b.c"]
    assert [token for token in forged if _counts(token)] == []


def _with_public_key() -> str:
    """Return a token whose shared secret is what everybody knows: the public key."""
    said = f"{_part(alg='HS256', kid=_key().kid)}.{_part(**GOOD)}"
    digest = hmac.digest(_key().as_pem(private=False), said.encode(), "sha256")
    return f"{said}.{urlsafe_b64encode(digest).rstrip(b'=').decode()}"


def _unsigned() -> str:
    return f"{_part(alg='none')}.{_part(**GOOD)}."


def _part(**said: Any) -> str:
    return urlsafe_b64encode(json.dumps(said).encode()).rstrip(b"=").decode()


def test_the_way_back_is_the_one_that_was_begun() -> None:
    sealer: Any = _Plain()
    cookie = flow.sealed(sealer, WAY)
    assert flow.opened(sealer, cookie, WAY.state, NOW + timedelta(minutes=9)) == WAY
    for state, at in (("", NOW), (WAY.nonce, NOW), (WAY.state, NOW + timedelta(minutes=11))):
        try:
            flow.opened(sealer, cookie, state, at)
        except ProviderRefusedError:
            continue
        raise AssertionError(state)
    assert replace(WAY, link=None) == WAY


class _Plain:
    def seal(self, plain: bytes, about: str) -> bytes:
        return plain

    def open(self, sealed: bytes, about: str) -> bytes:
        return sealed
