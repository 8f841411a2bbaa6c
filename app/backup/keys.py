"""What locks and opens a backup: a pair of age keys, or a passphrase.

Each wraps the key of one file, as `age-encryption.org/v1` says: a stanza is a kind, arguments, and
the wrapped key.
"""

import base64
import binascii
import os
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from app.backup import bech32

FILE_KEY_BYTES: Final = 16
_LABEL: Final = b"age-encryption.org/v1/"
_NO_NONCE: Final = bytes(12)
_PUBLIC: Final = "age"
_SECRET: Final = "age-secret-key-"  # noqa: S105 - how secret keys begin
_SALT_BYTES: Final = 16
WORK_FACTOR: Final = 17
"""Binary logarithm of scrypt's cost: 128 MB and half a second for each guess."""
MOST_WORK: Final = 22
"""The highest cost that opening a file may ask for."""
SHORTEST_PASSPHRASE: Final = 12


class Stanza(NamedTuple):
    """How one recipient gets the key of a file."""

    kind: str
    arguments: tuple[str, ...]
    body: bytes


class Lock(Protocol):
    """What a backup is locked for."""

    def wrap(self, file_key: bytes) -> Stanza:
        """Return the stanza with which its owner gets the key of a file."""
        ...


class Opener(Protocol):
    """What opens a backup."""

    def unwrap(self, stanza: Stanza) -> bytes | None:
        """Return the key of a file; None if the stanza is not for this opener."""
        ...


@dataclass(frozen=True)
class Recipient:
    """A public key, `age1...`: it locks, and cannot open."""

    public: bytes

    @classmethod
    def read(cls, text: str) -> "Recipient":
        """Return the key that a text stands for; ValueError if it is none."""
        public = bech32.decode(_PUBLIC, text.strip())
        X25519PublicKey.from_public_bytes(public)
        return cls(public)

    def __str__(self) -> str:
        return bech32.encode(_PUBLIC, self.public)

    def wrap(self, file_key: bytes) -> Stanza:
        """Return the stanza with which the owner of the secret key gets the key of a file."""
        once = X25519PrivateKey.generate()
        share = once.public_key().public_bytes_raw()
        shared = once.exchange(X25519PublicKey.from_public_bytes(self.public))
        key = _wrapping_key(shared, share, self.public)
        return Stanza("X25519", (b64(share),), _sealed(key, file_key))


@dataclass(frozen=True)
class Identity:
    """A secret key, `AGE-SECRET-KEY-1...`."""

    secret: bytes = field(repr=False)

    @classmethod
    def new(cls) -> "Identity":
        """Return a new key."""
        return cls(X25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def read(cls, text: str) -> "Identity":
        """Return the key in the text of a file, comments aside; ValueError if there is none."""
        for line in text.splitlines():
            if line.strip() and not line.startswith("#"):
                secret = bech32.decode(_SECRET, line.strip())
                X25519PrivateKey.from_private_bytes(secret)
                return cls(secret)
        raise ValueError("no key")

    def text(self) -> str:
        """Return the key as it is written into a file."""
        return bech32.encode(_SECRET, self.secret).upper()

    def recipient(self) -> Recipient:
        """Return the public key that belongs to it."""
        private = X25519PrivateKey.from_private_bytes(self.secret)
        return Recipient(private.public_key().public_bytes_raw())

    def unwrap(self, stanza: Stanza) -> bytes | None:
        """Return the key of a file; None if the stanza is not for this identity."""
        if stanza.kind != "X25519" or len(stanza.arguments) != 1:
            return None
        share = unb64(stanza.arguments[0])
        private = X25519PrivateKey.from_private_bytes(self.secret)
        try:
            shared = private.exchange(X25519PublicKey.from_public_bytes(share))
        except ValueError:  # a share that is no point, or makes the result known to all
            return None
        return _opened(_wrapping_key(shared, share, self.recipient().public), stanza.body)


@dataclass(frozen=True)
class Passphrase:
    """A sentence that locks and opens."""

    sentence: str = field(repr=False)

    def wrap(self, file_key: bytes) -> Stanza:
        """Return the stanza with which whoever knows the sentence gets the key of a file."""
        salt = os.urandom(_SALT_BYTES)
        key = self._key(salt, WORK_FACTOR)
        return Stanza("scrypt", (b64(salt), str(WORK_FACTOR)), _sealed(key, file_key))

    def unwrap(self, stanza: Stanza) -> bytes | None:
        """Return the key of a file; None if the stanza is not for this sentence."""
        if stanza.kind != "scrypt" or len(stanza.arguments) != 2:  # noqa: PLR2004 - salt and cost
            return None
        salt, cost = unb64(stanza.arguments[0]), stanza.arguments[1]
        if not cost.isascii() or not cost.isdecimal() or not 0 < int(cost[:4]) <= MOST_WORK:
            return None
        return _opened(self._key(salt, int(cost[:4])), stanza.body)

    def _key(self, salt: bytes, cost: int) -> bytes:
        kdf = Scrypt(salt=_LABEL + b"scrypt" + salt, length=32, n=1 << cost, r=8, p=1)
        return kdf.derive(self.sentence.encode())


def derived(key: bytes, salt: bytes, label: bytes) -> bytes:
    """Return a key of 32 bytes that is derived from another."""
    return HKDF(SHA256(), 32, salt, label).derive(key)


def b64(data: bytes) -> str:
    """Return bytes in Base64 without padding."""
    return base64.b64encode(data).decode().rstrip("=")


def unb64(text: str) -> bytes:
    """Return the bytes of a text in Base64 without padding; ValueError if it is not that."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise ValueError("not Base64") from None
    if b64(data) != text:
        raise ValueError("not canonical")
    return data


def _wrapping_key(shared: bytes, share: bytes, public: bytes) -> bytes:
    return derived(shared, share + public, _LABEL + b"X25519")


def _sealed(key: bytes, file_key: bytes) -> bytes:
    return ChaCha20Poly1305(key).encrypt(_NO_NONCE, file_key, None)


def _opened(key: bytes, body: bytes) -> bytes | None:
    try:
        file_key = ChaCha20Poly1305(key).decrypt(_NO_NONCE, body, None)
    except InvalidTag:
        return None
    return file_key if len(file_key) == FILE_KEY_BYTES else None
