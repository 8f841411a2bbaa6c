"""The badge token: the text of a badge's QR code, and how it is read and verified.

A token is 75 bytes, which Base32 (RFC 4648, upper case, no padding) writes as exactly 120
characters of a QR code's alphanumeric mode, without a spare bit:

    key id (3 bytes) | badge id (8 random bytes) | Ed25519 signature (64 bytes, RFC 8032)

The signature covers a domain label, the event's id, the key id and the badge id; a token holds no
personal data and proves nothing at any other event. Everything here is pure: the caller looks up
whether a badge is known and whether it was revoked.
"""

import base64
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal
from urllib.parse import urlsplit
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_ID_BYTES = 3
BADGE_ID_BYTES = 8
SIGNATURE_BYTES = 64
TOKEN_CHARACTERS = (KEY_ID_BYTES + BADGE_ID_BYTES + SIGNATURE_BYTES) * 8 // 5

AGENDA_PATH = "/B/"
"""Path, below the event's public address, under which a badge's token opens its agenda."""

CODE_CHARACTERS = 221
"""Alphanumeric characters in a QR code of version 8 at level M (ISO/IEC 18004, table 7)."""

_LABEL = b"titik-temu badge 1\0"
_LONGEST_SCAN = 2_000
_PARTIAL_RUN = 40
_UPPER = {ord(letter): letter.upper() for letter in "abcdefghijklmnopqrstuvwxyz"}
_DIGITS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789abcdefghijklmnopqrstuv")
"""Maps Base32's alphabet to the digits that `int` reads: ten times faster than `b32decode`."""
_APART = re.compile(r"[\s-]+")
_PRINTED = re.compile("[0-9a-f]{16}")
_RUN = re.compile("[A-Z2-7]+")
_ALPHANUMERIC = re.compile(r"[0-9A-Z $%*+\-./:]+")


class PublicAddressError(ValueError):
    """The event's public address cannot stand in a badge's QR code; the message says why."""


@dataclass(frozen=True, slots=True)
class VerificationKey:
    """The public half of an event's signing key, current or retired.

    `key_id` is 6 hexadecimal digits and names the key within an installation.
    """

    key_id: str
    event_id: UUID
    public: bytes


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key that signs one event's badges; `private` is its raw 32-byte seed and stays secret."""

    key_id: str
    event_id: UUID
    private: bytes = field(repr=False)

    def verification_key(self) -> VerificationKey:
        """Return the public half, which devices may have."""
        public = Ed25519PrivateKey.from_private_bytes(self.private).public_key()
        return VerificationKey(self.key_id, self.event_id, public.public_bytes_raw())


@dataclass(frozen=True, slots=True)
class BadgeToken:
    """A well-formed token; its signature has not been checked until `verify` does it.

    `key_id` and `badge_id` are 6 and 16 hexadecimal digits.
    """

    key_id: str
    badge_id: str
    signature: bytes


class UnreadableReason(StrEnum):
    """Why a scanned text holds no token."""

    EMPTY = "empty"
    FOREIGN = "foreign"
    """Some other code: a product, a link, another organizer's ticket."""
    PARTIAL = "partial"
    """Looks like part of a token, or several run together: scan it again."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A scanned text that holds no token; a scan of it is refused with `code`."""

    reason: UnreadableReason
    code: Literal["unknown_code"] = "unknown_code"


@dataclass(frozen=True, slots=True)
class Authentic:
    """A token that one of the keys signed: for this badge, at this event."""

    badge_id: str
    event_id: UUID


@dataclass(frozen=True, slots=True)
class NotAuthentic:
    """A token that proves nothing: its key is unknown, or did not make its signature."""

    code: Literal["unknown_code", "bad_signature"]


def new_signing_key(event_id: UUID) -> SigningKey:
    """Return a new random key for an event's badges."""
    private = Ed25519PrivateKey.generate().private_bytes_raw()
    return SigningKey(secrets.token_hex(KEY_ID_BYTES), event_id, private)


def new_badge_id() -> str:
    """Return a new random badge id: 64 bits as 16 hexadecimal digits."""
    return secrets.token_hex(BADGE_ID_BYTES)


def issue(key: SigningKey, badge_id: str) -> BadgeToken:
    """Sign a badge id with an event's key; the same input gives the same token (RFC 8032)."""
    signer = Ed25519PrivateKey.from_private_bytes(key.private)
    message = _message(key.event_id, key.key_id, badge_id)
    return BadgeToken(key.key_id, badge_id, signer.sign(message))


def encode(token: BadgeToken) -> str:
    """Return the 120 Base32 characters of a token, as they stand in the agenda's address."""
    raw = bytes.fromhex(token.key_id) + bytes.fromhex(token.badge_id) + token.signature
    return base64.b32encode(raw).decode("ascii")


def encode_text(token: BadgeToken, public_url: str | None) -> str:
    """Return the text of the badge's QR code, in characters of the alphanumeric mode only.

    With the event's public address (`https://temu.example.id`) it is the upper-case address of
    the holder's agenda, which a phone's own camera opens; without one, the bare token. Raises
    PublicAddressError if the address is not that of a site, or is too long for the code.
    """
    return (_prefix(public_url) if public_url else "") + encode(token)


def parse(text: str) -> BadgeToken | Unreadable:
    """Read a scanned or typed text: an agenda's address or a bare token.

    White space, lower case, a trailing CR, LF or Tab of a wedge scanner, and an address whose
    punctuation another keyboard layout has changed are accepted: the token is the one run of
    exactly 120 Base32 characters. Never raises.
    """
    if len(text) > _LONGEST_SCAN:
        return Unreadable(UnreadableReason.FOREIGN)
    compact = "".join(text.split()).translate(_UPPER)
    if not compact:
        return Unreadable(UnreadableReason.EMPTY)
    runs: list[str] = _RUN.findall(compact)
    tokens = [run for run in runs if len(run) == TOKEN_CHARACTERS]
    if len(tokens) != 1:
        cut = any(len(run) >= _PARTIAL_RUN for run in runs)
        return Unreadable(UnreadableReason.PARTIAL if cut else UnreadableReason.FOREIGN)
    raw = int(tokens[0].translate(_DIGITS), 32).to_bytes(TOKEN_CHARACTERS * 5 // 8, "big")
    badge_end = KEY_ID_BYTES + BADGE_ID_BYTES
    return BadgeToken(raw[:KEY_ID_BYTES].hex(), raw[KEY_ID_BYTES:badge_end].hex(), raw[badge_end:])


def printed_code(text: str) -> str | None:
    """Return the badge id that is typed as it stands in letters on a badge; None for other texts.

    It names a badge and proves nothing: a person is found by it, and nobody is admitted.
    """
    typed = _APART.sub("", text).lower()
    return typed if _PRINTED.fullmatch(typed) else None


def verify(token: BadgeToken, keys: Mapping[str, VerificationKey]) -> Authentic | NotAuthentic:
    """Check a token against the keys known here, by key id (`key_ring`).

    `unknown_code` if none of them has the token's key id, `bad_signature` if that key did not
    sign it. The answer names the key's event: the caller checks whether it is the gate's.
    """
    key = keys.get(token.key_id)
    if key is None:
        return NotAuthentic("unknown_code")
    message = _message(key.event_id, token.key_id, token.badge_id)
    try:
        Ed25519PublicKey.from_public_bytes(key.public).verify(token.signature, message)
    except InvalidSignature:
        return NotAuthentic("bad_signature")
    return Authentic(token.badge_id, key.event_id)


def key_ring(keys: Iterable[VerificationKey]) -> dict[str, VerificationKey]:
    """Return keys by their key id, as `verify` takes them."""
    return {key.key_id: key for key in keys}


def _message(event_id: UUID, key_id: str, badge_id: str) -> bytes:
    return _LABEL + event_id.bytes + bytes.fromhex(key_id) + bytes.fromhex(badge_id)


def _prefix(public_url: str) -> str:
    try:
        parts = urlsplit(public_url)
    except ValueError as error:
        raise PublicAddressError(f"{public_url!r} must be an address: {error}") from error
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise PublicAddressError(f"{public_url!r} must start with https:// and name a host")
    if parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc:
        raise PublicAddressError(
            f"{public_url!r} must end after the host: a path cannot be printed in capitals"
        )
    prefix = f"{parts.scheme}://{parts.netloc}{AGENDA_PATH}".translate(_UPPER)
    if not _ALPHANUMERIC.fullmatch(prefix):
        raise PublicAddressError(
            f"{public_url!r} must have only letters a-z, digits, dots and hyphens in its host"
        )
    if len(prefix) + TOKEN_CHARACTERS > CODE_CHARACTERS:
        raise PublicAddressError(
            f"{public_url!r} is too long for a badge: "
            f"at most {CODE_CHARACTERS - TOKEN_CHARACTERS - len(AGENDA_PATH)} characters"
        )
    return prefix
