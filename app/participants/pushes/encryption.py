"""Encryption of pushes (RFC 8291) and the signature by which push services know us (RFC 8292)."""

import base64
import hashlib
import json
import os
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.participants.pushes.errors import PushKeysError

CURVE: Final = ec.SECP256R1()
POINT_BYTES: Final = 65
AUTH_BYTES: Final = 16
MOST_BYTES: Final = 3_000
"""A message is at most so long; push services take 4,096 with what encryption adds."""
_SALT_BYTES: Final = 16
_RECORD: Final = 4_096
_COORDINATE_BYTES: Final = 32
_TOKEN_LASTS: Final = timedelta(hours=12)


def text_of(raw: bytes) -> str:
    """Return bytes in base64url, without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def bytes_of(text: str) -> bytes:
    """Return the bytes of a text in base64url, with or without padding; ValueError."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def checked_keys(p256dh: str, auth: str) -> tuple[bytes, bytes]:
    """Return a browser's public key and secret; PushKeysError if they cannot be those."""
    try:
        point, secret = bytes_of(p256dh), bytes_of(auth)
        ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
    except ValueError:
        raise PushKeysError from None
    if len(point) != POINT_BYTES or len(secret) != AUTH_BYTES:
        raise PushKeysError
    return point, secret


def point_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return the public half of a key as an uncompressed point."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def encrypted(
    plain: bytes,
    p256dh: bytes,
    auth: bytes,
    *,
    own: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """Return a message as only one browser reads it: one record of `aes128gcm` (RFC 8188).

    `own` and `salt` are new for each message; tests give those of the RFC's example.
    """
    own = own or ec.generate_private_key(CURVE)
    salt = salt or os.urandom(_SALT_BYTES)
    point = point_of(own)
    shared = own.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, p256dh))
    key = _derived(shared, auth, b"WebPush: info\0" + p256dh + point, 32)
    cipher = AESGCM(_derived(key, salt, b"Content-Encoding: aes128gcm\0", 16))
    nonce = _derived(key, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + _RECORD.to_bytes(4, "big") + bytes([len(point)]) + point
    return head + cipher.encrypt(nonce, plain + b"\x02", None)


def authorization(
    endpoint: str, key: ec.EllipticCurvePrivateKey, contact: str | None, now: datetime
) -> str:
    """Return the header by which a push service knows who sends, and that nobody else does."""
    parts = urlsplit(endpoint)
    until = int((now + _TOKEN_LASTS).timestamp())
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": until}
    if contact is not None:
        claims["sub"] = contact
    written = [
        text_of(json.dumps(one, separators=(",", ":")).encode())
        for one in ({"typ": "JWT", "alg": "ES256"}, claims)
    ]
    signed = ".".join(written)
    numbers = decode_dss_signature(key.sign(signed.encode(), ec.ECDSA(SHA256())))
    signature = b"".join(number.to_bytes(_COORDINATE_BYTES, "big") for number in numbers)
    return f"vapid t={signed}.{text_of(signature)}, k={text_of(point_of(key))}"


def topic_of(tag: str) -> str:
    """Return the topic of a message: a later one of the same replaces it before it is fetched."""
    return text_of(hashlib.sha256(tag.encode()).digest())[:32]


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)
