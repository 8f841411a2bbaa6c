"""A passkey in software, and people with passwords, apps and passkeys."""

import hashlib
import json
import os
from base64 import b32decode
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from starlette.testclient import TestClient

from app.auth.factors import codes
from tests.api import Api

PASSWORD = "kayu jati di tepi serayu"
FACTORS = "/api/v1/auth/second-factor"
TOKENS = "/api/v1/auth/tokens"
SECURE = "https://acara.example.id"


@dataclass
class SoftKey:
    """A passkey that signs as a phone would, for one site."""

    origin: str = SECURE
    host: str = "acara.example.id"
    counter: int = 0
    verifies_user: bool = True
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    identity: bytes = field(default_factory=lambda: os.urandom(16))
    handle: bytes = b""

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer `navigator.credentials.create`."""
        public = options["publicKey"]
        self.handle = websafe_decode(public["user"]["id"])
        written: Any = ES256
        cose = cbor.encode(dict(written.from_cryptography_key(self.private.public_key())))
        attested = bytes(16) + len(self.identity).to_bytes(2, "big") + self.identity + cose
        data = self._data(0x40) + attested
        made = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        return self._said(
            attestationObject=made, clientDataJSON=self._client("webauthn.create", public)
        )

    def answer(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer `navigator.credentials.get`."""
        self.counter += 1
        client = self._client("webauthn.get", options["publicKey"])
        data = self._data(0)
        signed = data + hashlib.sha256(client).digest()
        return self._said(
            authenticatorData=data,
            clientDataJSON=client,
            signature=self.private.sign(signed, ec.ECDSA(hashes.SHA256())),
            userHandle=self.handle,
        )

    def _data(self, flags: int) -> bytes:
        present = 0x01 | (0x04 if self.verifies_user else 0) | flags
        host = hashlib.sha256(self.host.encode()).digest()
        return host + bytes([present]) + self.counter.to_bytes(4, "big")

    def _client(self, kind: str, public: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": public["challenge"], "origin": self.origin}
        return json.dumps(said).encode()

    def _said(self, **response: bytes) -> dict[str, Any]:
        named = websafe_encode(self.identity)
        return {
            "id": named,
            "rawId": named,
            "type": "public-key",
            "clientExtensionResults": {},
            "response": {name: websafe_encode(value) for name, value in response.items()},
        }


def person(api: Api, name: str = "siti", *, is_admin: bool = False) -> TestClient:
    """Add a user with a password and return a client that logged in, at an address by HTTPS."""
    body = {"username": name, "password": PASSWORD, "is_admin": is_admin}
    api.post(api.admin, "/api/v1/users", body)
    return logged_in(api, name)


def logged_in(api: Api, name: str, **more: str) -> TestClient:
    """Return a client of somebody who logs in."""
    token = api.post(api.anonymous, TOKENS, {"username": name, "password": PASSWORD, **more})
    return bearer(api, token["access_token"])


def bearer(api: Api, secret: str) -> TestClient:
    """Return a client with a token, at an address by HTTPS."""
    headers = {"Authorization": f"Bearer {secret}", "Accept-Language": "en"}
    return TestClient(api.app, SECURE, raise_server_exceptions=False, headers=headers)


@dataclass
class App:
    """An app that shows codes, with the recovery codes that came with it."""

    secret: bytes
    recovery: list[str]

    def code(self, api: Api, *, later: int = 0) -> str:
        """Return what it shows so many steps after now."""
        now = api.app.state.clock.now()
        return codes.code_at(self.secret, codes.step_of(now) + later)


def with_app(api: Api, client: TestClient) -> App:
    """Set up an app for somebody; the code of the present step is used up by that."""
    begun = api.post(client, f"{FACTORS}/apps", {"name": "Telepon"})
    app = App(b32decode(begun["secret"]), [])
    place = f"{FACTORS}/apps/{begun['id']}/confirm"
    app.recovery = api.post(client, place, {"code": app.code(api)}, 200)["recovery_codes"]
    return app


def with_passkey(api: Api, client: TestClient) -> SoftKey:
    """Add a passkey for somebody."""
    key = SoftKey()
    question = api.post(client, f"{FACTORS}/passkeys/question", {}, 200)
    made = {"state": question["state"], "credential": key.make(question["options"])}
    api.post(client, f"{FACTORS}/passkeys", made)
    return key
