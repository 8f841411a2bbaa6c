"""Passwords and tokens: how secrets are made, kept and compared."""

import hashlib
import hmac
import secrets
from functools import cache

from pwdlib import PasswordHash

from app.auth.weak.rules import is_weak

_PROOF_BYTES = 32
_WORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@cache
def _hasher() -> PasswordHash:
    return PasswordHash.recommended()


def hash_password(password: str) -> str:
    """Return the Argon2id hash of a password."""
    return _hasher().hash(password)


@cache
def _decoy() -> str:
    return hash_password(secrets.token_urlsafe())


def password_matches(password: str, stored: str | None) -> bool:
    """Return whether the password matches the stored hash; always False where `stored` is None.

    Without a stored hash (the user does not exist) it takes as long as with one.
    """
    decoy = _decoy()  # made at the first log-in
    matches = _hasher().verify(password, stored or decoy)
    return matches and stored is not None


def make_password() -> str:
    """Return a random password that can be read aloud: four groups of four, 79 bits.

    One in a hundred thousand has so few letters that it would be refused as weak: not that one.
    """
    while True:
        groups = ("".join(secrets.choice(_WORD_LETTERS) for _ in range(4)) for _ in range(4))
        password = "-".join(groups)
        if not is_weak(password):
            return password


def make_token(kind: str) -> str:
    """Return a new opaque token with 256 random bits; its prefix says what it is for."""
    return f"tt_{kind}_{secrets.token_urlsafe(32)}"


def token_digest(token: str) -> str:
    """Return the digest of a token, which is stored in its place."""
    return hashlib.sha256(token.encode()).hexdigest()


def csrf_token(session_token: str) -> str:
    """Return a token that proves that a write comes from one of our pages.

    Each call returns another one: the session's proof, masked with random bytes that precede it.
    Pages are compressed, and the length of a compressed page that repeats a visitor's words would
    tell a fixed secret bit by bit (the BREACH attack).
    """
    mask = secrets.token_bytes(_PROOF_BYTES)
    return (mask + _masked(_csrf_proof(session_token), mask)).hex()


def csrf_matches(session_token: str, given: str | None) -> bool:
    """Return whether the token given is one of the session's; compares in constant time."""
    try:
        token = bytes.fromhex(given or "")
    except ValueError:
        return False
    mask, masked = token[:_PROOF_BYTES], token[_PROOF_BYTES:]
    if len(masked) != _PROOF_BYTES:
        return False
    return hmac.compare_digest(_masked(masked, mask), _csrf_proof(session_token))


def _csrf_proof(session_token: str) -> bytes:
    return hmac.digest(session_token.encode(), b"csrf", "sha256")


def _masked(text: bytes, mask: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(text, mask, strict=True))
