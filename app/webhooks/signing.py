"""Signatures of messages by the scheme of Standard Webhooks, version 1.

Source: the specification of Standard Webhooks, https://www.standardwebhooks.com: HMAC-SHA-256 over
the message's id, its time in seconds and its body, joined by full stops.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from typing import Final

PREFIX: Final = "whsec_"
_BYTES: Final = 32


def new_secret() -> bytes:
    """Return a new secret of 32 bytes."""
    return secrets.token_bytes(_BYTES)


def shown(secret: bytes) -> str:
    """Return a secret in the form in which it is given to the receiver."""
    return PREFIX + base64.b64encode(secret).decode()


def headers(
    message_id: str, seconds: int, body: bytes, keys: Sequence[bytes]
) -> list[tuple[bytes, bytes]]:
    """Return a message's headers, with a signature for each key, the newest first."""
    signed = b".".join((message_id.encode(), str(seconds).encode(), body))
    signatures = (
        b"v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()) for key in keys
    )
    return [
        (b"webhook-id", message_id.encode()),
        (b"webhook-timestamp", str(seconds).encode()),
        (b"webhook-signature", b" ".join(signatures)),
    ]
