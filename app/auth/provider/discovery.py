"""What a provider says of itself, asked when somebody logs in there and kept for an hour."""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

import httpx
from joserfc.jwk import KeySet

from app.auth.provider.errors import ProviderAwayError
from app.core.settings import Settings

KEPT: Final = timedelta(hours=1)
_AGAIN: Final = timedelta(seconds=30)
"""Keys are asked for anew at most so often, where a token names one that is not known."""
_AWAY: Final = timedelta(seconds=30)
"""For how long a provider that was away is not asked again."""
_WAIT: Final = httpx.Timeout(10)
_LONGEST: Final = 20.0
"""Seconds that a whole answer may take."""
_MOST_BYTES: Final = 256 * 1024
_WELL_KNOWN: Final = "/.well-known/openid-configuration"


@dataclass(frozen=True, slots=True)
class Metadata:
    """A provider's addresses."""

    issuer: str
    authorize: str
    token: str
    keys: str
    user_info: str | None
    secret_in_body: bool
    """Whether it takes the client's secret in the body alone."""


class Provider:
    """The provider that the settings name, as this process knows it; nothing is asked before."""

    def __init__(self, settings: Settings) -> None:
        self.issuer = settings.oidc_issuer
        self.client_id = settings.oidc_client_id
        self.client_secret = settings.oidc_client_secret
        self.name = settings.oidc_name
        self._metadata: tuple[datetime, Metadata] | None = None
        self._away: datetime | None = None
        self._asking = asyncio.Lock()
        self._keys: tuple[datetime, KeySet] | None = None

    @property
    def is_set(self) -> bool:
        """Return whether users may log in there."""
        return self.issuer is not None

    async def metadata(self, now: datetime) -> Metadata:
        """Return the provider's addresses; ProviderAwayError.

        It is asked once for all who wait, and not again for a while where it did not answer.
        """
        async with self._asking:
            if self._metadata is not None and _is_fresh(self._metadata[0], now, KEPT):
                return self._metadata[1]
            if self._away is not None and _is_fresh(self._away, now, _AWAY):
                raise ProviderAwayError
            try:
                self._metadata = (now, _understood(self.issuer or "", await self._discovered()))
            except ProviderAwayError:
                self._away = now
                raise
            return self._metadata[1]

    async def keys(self, now: datetime, *, anew: bool = False) -> KeySet:
        """Return the keys that the provider signs with; `anew`: as they are now."""
        if self._keys is None or not _is_fresh(self._keys[0], now, _AGAIN if anew else KEPT):
            said = await ask((await self.metadata(now)).keys)
            try:
                self._keys = (now, KeySet.import_key_set(said))  # type: ignore[arg-type]
            except Exception:  # a provider may say anything
                raise ProviderAwayError from None
        return self._keys[1]

    async def _discovered(self) -> Mapping[str, Any]:
        return await ask((self.issuer or "").rstrip("/") + _WELL_KNOWN)


async def ask(
    address: str,
    *,
    form: Mapping[str, str] | None = None,
    login: tuple[str, str] | None = None,
    bearer: str | None = None,
) -> Mapping[str, Any]:
    """Return the JSON object at an address of the provider; ProviderAwayError.

    Redirects are not followed, and no more than 256 kB are read.
    """
    _check(address)
    headers = {"Accept": "application/json"}
    if bearer is not None:
        headers["Authorization"] = f"Bearer {bearer}"
    method = "GET" if form is None else "POST"
    auth = httpx.BasicAuth(*login) if login else None
    try:
        async with (
            asyncio.timeout(_LONGEST),
            httpx.AsyncClient(timeout=_WAIT, verify=_trusted()) as client,
            client.stream(method, address, data=form, headers=headers, auth=auth) as answer,
        ):
            content = b""
            async for part in answer.aiter_bytes():
                content += part
                if len(content) > _MOST_BYTES:
                    raise ProviderAwayError
            if answer.status_code != httpx.codes.OK:
                raise ProviderAwayError
            said = httpx.Response(200, content=content).json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, TimeoutError, RecursionError):
        raise ProviderAwayError from None
    if not isinstance(said, dict):
        raise ProviderAwayError
    return said


@cache
def _trusted() -> ssl.SSLContext:
    """Return whom this process trusts; to read that takes long."""
    return httpx.create_ssl_context()


def _understood(issuer: str, said: Mapping[str, Any]) -> Metadata:
    """Return a provider's addresses, if it is the one that was meant."""
    names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    if str(said.get("issuer", "")).rstrip("/") != issuer.rstrip("/"):
        raise ProviderAwayError
    for name in names:
        _check(said.get(name))
    ways = said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    user_info = said.get("userinfo_endpoint")
    if user_info is not None:
        _check(user_info)
    return Metadata(
        issuer=str(said["issuer"]),
        authorize=said["authorization_endpoint"],
        token=said["token_endpoint"],
        keys=said["jwks_uri"],
        user_info=user_info,
        secret_in_body="client_secret_basic" not in ways and "client_secret_post" in ways,
    )


def _check(address: object) -> None:
    """Refuse an address that is neither HTTPS nor on this machine; ProviderAwayError."""
    if not isinstance(address, str):
        raise ProviderAwayError
    try:
        parts = urlsplit(address)
    except ValueError:
        raise ProviderAwayError from None
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_here(parts.hostname)):
        raise ProviderAwayError


def _is_here(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host or "").is_loopback
    except ValueError:
        return False


def _is_fresh(at: datetime, now: datetime, life: timedelta) -> bool:
    return at <= now <= at + life
