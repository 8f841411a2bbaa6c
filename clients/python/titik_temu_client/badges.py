"""The badge's code, byte by byte as docs/offline.md says; needs the extra `offline`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_CHARACTERS = 120
_LONGEST = 2_000
_LABEL = b"titik-temu badge 1\0"
_UPPER = {ord(letter): letter.upper() for letter in "abcdefghijklmnopqrstuvwxyz"}
_DIGITS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789abcdefghijklmnopqrstuv")


@dataclass(frozen=True)
class Token:
    """What a code says: key and badge in hexadecimal digits; its signature is not yet checked."""

    key_id: str
    badge_id: str
    signature: bytes


@dataclass(frozen=True)
class BadgeKey:
    """A key that signs badges of an event."""

    event_id: UUID
    public: bytes


def keys_of(rows: Iterable[Mapping[str, str]]) -> dict[str, BadgeKey]:
    """Return the keys of a snapshot's part `keys`, by key id."""
    return {
        row["key_id"]: BadgeKey(UUID(row["event_id"]), bytes.fromhex(row["public_key"]))
        for row in rows
    }


def read_token(text: str) -> Token | None:
    """Read the text of a badge's code, however it was scanned; None: it is none."""
    if len(text) > _LONGEST:
        return None
    compact = "".join(text.split()).translate(_UPPER)
    found = [run for run in re.findall("[A-Z2-7]+", compact) if len(run) == _CHARACTERS]
    if len(found) != 1:
        return None
    raw = int(found[0].translate(_DIGITS), 32).to_bytes(75, "big")
    return Token(raw[:3].hex(), raw[3:11].hex(), raw[11:])


def judge(token: Token | None, keys: Mapping[str, BadgeKey], event_id: UUID) -> str | None:
    """Return why a code is no badge of the event; None: one of the event's keys signed it."""
    if token is None or token.key_id not in keys:
        return "unknown_code"
    key = keys[token.key_id]
    said = key.event_id.bytes + bytes.fromhex(token.key_id) + bytes.fromhex(token.badge_id)
    if not signed(key.public, token.signature, _LABEL + said):
        return "bad_signature"
    return None if key.event_id == event_id else "wrong_event"


def signed(public: bytes, signature: bytes, message: bytes) -> bool:
    """Return whether a key made a signature."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
