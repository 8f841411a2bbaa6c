"""A browser that subscribes, and reads what a push service on this machine received for it."""

import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from starlette.testclient import TestClient

from app.participants.pushes.encryption import CURVE, bytes_of, point_of, text_of
from tests.participants.phone import BADGES
from tests.webhooks.receiver import Receiver

PUSH = f"{BADGES}/push"


class PushedBrowser:
    """A browser with keys of its own."""

    def __init__(self, receiver: Receiver) -> None:
        self.receiver = receiver
        self._key = ec.generate_private_key(CURVE)
        self._auth = bytes(range(16))

    def subscription(self, **changed: Any) -> dict[str, Any]:
        """What `PushSubscription.toJSON()` says."""
        keys = {"p256dh": text_of(point_of(self._key)), "auth": text_of(self._auth)}
        endpoint = f"{self.receiver.url}send/1"
        return {"endpoint": endpoint, "expirationTime": None, "keys": keys} | changed

    def subscribe(self, phone: TestClient) -> Any:
        """Subscribe by a phone's badge, with the installation's key; return the answer's body."""
        assert phone.get(PUSH).status_code == 200
        answer = phone.post(f"{PUSH}/subscriptions", json=self.subscription())
        assert answer.status_code == 201, answer.text
        return answer.json()

    def messages(self) -> list[Any]:
        """What has come, decrypted."""
        return [json.loads(self.read(body)) for body in self.receiver.bodies]

    def read(self, body: bytes) -> bytes:
        """Decrypt one message as browsers do (RFC 8291)."""
        salt, point, sealed = body[:16], body[21:86], body[86:]
        sender = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
        shared = self._key.exchange(ec.ECDH(), sender)
        info = b"WebPush: info\0" + point_of(self._key) + point
        secret = _derived(shared, self._auth, info, 32)
        key = _derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
        nonce = _derived(secret, salt, b"Content-Encoding: nonce\0", 12)
        plain = AESGCM(key).decrypt(nonce, sealed, None)
        assert plain.endswith(b"\x02")
        return plain[:-1]


def claims_of(header: str, public_key: str) -> Any:
    """The claims of an authorization, whose signature is checked as push services do."""
    scheme, _, rest = header.partition(" ")
    token, _, key = rest.removeprefix("t=").partition(", k=")
    assert (scheme, key) == ("vapid", public_key)
    signed, _, signature = token.rpartition(".")
    raw = bytes_of(signature)
    numbers = [int.from_bytes(part, "big") for part in (raw[:32], raw[32:])]
    point = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, bytes_of(key))
    point.verify(encode_dss_signature(*numbers), signed.encode(), ec.ECDSA(SHA256()))
    return json.loads(bytes_of(signed.partition(".")[2]))


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)
